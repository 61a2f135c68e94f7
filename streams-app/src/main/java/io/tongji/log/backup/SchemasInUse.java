package io.tongji.log.backup;

import io.tongji.log.backup.Manifest.WriterSchema;
import io.tongji.log.registry.PoisonRecordException;
import io.tongji.log.registry.RegistryPatience;
import io.tongji.log.registry.SchemaRegistry;
import io.tongji.log.registry.SchemaText;
import io.tongji.log.serde.WireFormat;
import io.tongji.log.topics.TopicSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** The ids of schemas that records of topics name, and what the registry knows of them. */
final class SchemasInUse {

  private final Map<String, Schema> ours = new HashMap<>();
  private final SortedMap<Integer, SortedSet<String>> subjects = new TreeMap<>();

  /** None yet. */
  SchemasInUse(List<TopicSpec> specs) {
    specs.forEach(spec -> ours.putAll(spec.subjects()));
  }

  /** Notes the ids that a record names; of a topic of bytes none. */
  void note(ConsumerRecord<byte[], byte[]> record) {
    note(SchemaRegistry.subject(record.topic(), true), record.key());
    note(SchemaRegistry.subject(record.topic(), false), record.value());
  }

  private void note(String subject, byte @Nullable [] bytes) {
    if (bytes != null && ours.containsKey(subject)) {
      WireFormat.idIn(bytes)
          .ifPresent(id -> subjects.computeIfAbsent(id, i -> new TreeSet<>()).add(subject));
    }
  }

  /**
   * Asks for the schemas. One that no record of a topic may be written by, since it is none of the
   * topic's, has no subjects: such records are garbage, and stay it.
   */
  List<WriterSchema> ask(SchemaRegistry registry) {
    RegistryPatience patience = registry.patience();
    List<WriterSchema> schemas = new ArrayList<>();
    subjects.forEach(
        (id, used) -> {
          Optional<String> text = patience.ask(() -> text(registry, id));
          List<String> fitting =
              text.isEmpty()
                  ? List.of()
                  : used.stream()
                      .filter(
                          subject ->
                              patience.ask(() -> registry.holds(subject, text.get()))
                                  || isOurs(subject, text.get()))
                      .toList();
          schemas.add(new WriterSchema(id, fitting, text.orElse("")));
        });
    return schemas;
  }

  private static Optional<String> text(SchemaRegistry registry, int id) {
    try {
      return registry.text(id);
    } catch (PoisonRecordException notOfAvro) {
      return Optional.empty();
    }
  }

  /** As a reader of records has it: the same to the field as the one of this version. */
  private boolean isOurs(String subject, String text) {
    try {
      return SchemaNormalization.toParsingForm(SchemaText.parse(text))
          .equals(SchemaNormalization.toParsingForm(ours.get(subject)));
    } catch (PoisonRecordException notASchema) {
      return false;
    }
  }
}
