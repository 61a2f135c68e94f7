package io.tongji.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.jspecify.annotations.Nullable;

/** The ids under which a serializer's schemas are registered, asked for once each. */
final class SchemaIds {
  private final SchemaRegistry registry;
  private final RegistryPatience patience;
  private final SubjectNaming naming;
  private final boolean isKey;
  private final boolean autoRegister;
  private final boolean useLatest;
  private final Map<Use, Integer> ids = new ConcurrentHashMap<>();
  private volatile @Nullable Latest latest;

  /** A schema in a topic. */
  private record Use(String topic, Schema schema) {}

  /** Nearly all records of a serializer go one way, which this spares the map. */
  private record Latest(String topic, Schema schema, int id) {
    boolean is(String otherTopic, Schema otherSchema) {
      return schema == otherSchema && topic.equals(otherTopic);
    }
  }

  SchemaIds(SchemaRegistry registry, SerdeSettings settings) {
    this.registry = registry;
    this.naming = settings.naming();
    this.isKey = settings.isKey();
    this.autoRegister = settings.autoRegister();
    this.useLatest = settings.useLatest();
    this.patience = registry.patience(settings.patience());
  }

  int of(String topic, Schema schema) {
    Latest last = latest;
    if (last != null && last.is(topic, schema)) {
      return last.id;
    }
    Use use = new Use(topic, schema);
    Integer known = ids.get(use);
    int id = known == null ? patience.ask(() -> find(topic, schema)) : known;
    ids.put(use, id);
    latest = new Latest(topic, schema, id);
    return id;
  }

  void stopWaiting() {
    patience.end();
  }

  private int find(String topic, Schema schema) {
    String subject = naming.subject(topic, isKey, schema);
    if (autoRegister) {
      return registry.register(subject, schema);
    }
    if (useLatest) {
      return latestId(subject, schema);
    }
    return registry
        .lookup(subject, schema)
        .orElseThrow(() -> new UnregisteredSchemaException(subject, schema.getFullName()));
  }

  /** Records are written by their own schema, so the latest must have the same fields. */
  private int latestId(String subject, Schema schema) {
    SchemaRegistry.Registered newest =
        registry
            .latest(subject)
            .orElseThrow(() -> new UnregisteredSchemaException(subject, schema.getFullName()));
    if (!canonical(newest.schema()).equals(canonical(schema))) {
      throw new IncompatibleSchemaException(
          subject, "its latest version has other fields than " + schema.getFullName());
    }
    return newest.id();
  }

  private static String canonical(Schema schema) {
    return SchemaNormalization.toParsingForm(schema);
  }
}
