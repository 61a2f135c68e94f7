package io.tongji.log.serde;

import io.tongji.log.registry.PoisonRecordException;
import io.tongji.log.registry.PoisonRecordException.Why;
import io.tongji.log.registry.RegistryPatience;
import io.tongji.log.registry.SchemaRegistry;
import io.tongji.log.registry.SchemaText;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;

/**
 * The schemas by which the records of a topic were written, each asked for once. Whoever may write
 * any subject of the registry can register any schema, so one is only used if it is ours to the
 * field, or one of the topic's own subject; and never if it contains itself.
 */
final class WriterSchemas {
  /** How deep records, collections and unions may lie within one another; ours: five. */
  private static final int DEEPEST = 64;

  private final SchemaRegistry registry;
  private final RegistryPatience patience;
  private final Schema ours;
  private final boolean isKey;

  /**
   * Schemas of one record.
   *
   * @param ours the schema of the generated class
   */
  WriterSchemas(SchemaRegistry registry, RegistryPatience patience, Schema ours, boolean isKey) {
    this.registry = registry;
    this.patience = patience;
    this.ours = ours;
    this.isKey = isKey;
  }

  /**
   * The schema of an id in a topic; empty if the registry says that it has none. A registry that is
   * away is waited for.
   *
   * @throws PoisonRecordException if it is none that may stand in the topic
   */
  Optional<Schema> of(String topic, int id) {
    try {
      return patience.ask(() -> registry.text(id)).map(text -> checked(topic, id, text));
    } catch (StackOverflowError e) {
      throw new PoisonRecordException("schema " + id + " is too deep to be read", e);
    }
  }

  private Schema checked(String topic, int id, String text) {
    Schema writer = SchemaText.parse(text);
    if (!writer.getFullName().equals(ours.getFullName())) {
      throw new PoisonRecordException(
          Why.OTHER_RECORD,
          "a record of " + writer.getFullName() + " in the place of " + ours.getFullName());
    }
    depth(writer, new HashSet<>(), new HashMap<>());
    if (SchemaNormalization.toParsingForm(writer).equals(SchemaNormalization.toParsingForm(ours))) {
      return ours;
    }
    String subject = SchemaRegistry.subject(topic, isKey);
    if (!patience.ask(() -> registry.holds(subject, text))) {
      throw new PoisonRecordException(
          Why.OTHER_RECORD, "schema " + id + " is not one of subject " + subject);
    }
    return writer;
  }

  /**
   * How many types lie within one another.
   *
   * @param open records that contain this schema
   * @param known depths of records that were met
   */
  private static int depth(Schema schema, Set<String> open, Map<String, Integer> known) {
    int depth =
        switch (schema.getType()) {
          case RECORD -> ofRecord(schema, open, known);
          case ARRAY -> 1 + depth(schema.getElementType(), open, known);
          case MAP -> 1 + depth(schema.getValueType(), open, known);
          case UNION ->
              1 + schema.getTypes().stream().mapToInt(t -> depth(t, open, known)).max().orElse(0);
          default -> 0;
        };
    if (depth > DEEPEST) {
      throw new PoisonRecordException("its schema is more than " + DEEPEST + " types deep");
    }
    return depth;
  }

  private static int ofRecord(Schema schema, Set<String> open, Map<String, Integer> known) {
    String name = schema.getFullName();
    Integer before = known.get(name);
    if (before != null) {
      return before;
    }
    if (!open.add(name)) {
      throw new PoisonRecordException("its schema contains itself: " + name);
    }
    int deepest = 0;
    for (Schema.Field field : schema.getFields()) {
      deepest = Math.max(deepest, depth(field.schema(), open, known));
    }
    open.remove(name);
    known.put(name, 1 + deepest);
    return 1 + deepest;
  }
}
