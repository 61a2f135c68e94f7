package io.tongji.log.serde;

import io.tongji.failure.Failure;
import io.tongji.log.registry.RegistryPatience;
import io.tongji.log.registry.SchemaRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** The ids under which a serializer's schemas are registered, asked for once each. */
final class SchemaIds {
  private final SchemaRegistry registry;
  private final RegistryPatience patience;
  private final boolean isKey;
  private final Map<Use, Integer> ids = new ConcurrentHashMap<>();
  private volatile @Nullable LatestSchema latest;

  /** A schema in a topic. */
  private record Use(String topic, Schema schema) {}

  /** Nearly all records of a serializer go one way, which this spares the map. */
  private record LatestSchema(String topic, Schema schema, int id) {
    boolean is(String otherTopic, Schema otherSchema) {
      return schema == otherSchema && topic.equals(otherTopic);
    }
  }

  SchemaIds(SchemaRegistry registry, boolean isKey) {
    this.registry = registry;
    this.isKey = isKey;
    this.patience = registry.patience();
  }

  int of(String topic, Schema schema) {
    LatestSchema last = latest;
    if (last != null && last.is(topic, schema)) {
      return last.id;
    }
    Use use = new Use(topic, schema);
    Integer known = ids.get(use);
    int id = known == null ? patience.ask(() -> find(topic, schema)) : known;
    ids.put(use, id);
    latest = new LatestSchema(topic, schema, id);
    return id;
  }

  void stopWaiting() {
    patience.end();
  }

  private int find(String topic, Schema schema) {
    String subject = SchemaRegistry.subject(topic, isKey);
    return registry
        .lookup(subject, schema)
        .orElseThrow(
            () ->
                Failure.setting(
                    "the schema of "
                        + schema.getFullName()
                        + " is not registered under subject "
                        + subject,
                    "run ./tongji topics of this version first"));
  }
}
