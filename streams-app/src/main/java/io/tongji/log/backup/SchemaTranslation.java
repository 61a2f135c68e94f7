package io.tongji.log.backup;

import io.tongji.log.backup.Manifest.WriterSchema;
import io.tongji.log.registry.RegistryPatience;
import io.tongji.log.registry.SchemaRegistry;
import io.tongji.log.serde.WireFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Gives records the ids that their schemas have in another registry. For one thread. */
final class SchemaTranslation {

  private final SchemaRegistry registry;
  private final RegistryPatience patience;
  private final Map<SchemaOfSubject, Integer> ids = new HashMap<>();

  /** A schema of a subject, by its id in the back-up. */
  private record SchemaOfSubject(String subject, int id) {}

  /** Translates nothing yet. */
  SchemaTranslation(SchemaRegistry registry) {
    this.registry = registry;
    this.patience = registry.patience();
  }

  /**
   * Registers the schemas, each under its subjects, the oldest first.
   *
   * @throws io.tongji.failure.Failure if the registry refuses one
   */
  void register(List<WriterSchema> schemas) {
    for (WriterSchema schema : schemas) {
      for (String subject : schema.subjects()) {
        int id = patience.ask(() -> registry.register(subject, schema.text()));
        ids.put(new SchemaOfSubject(subject, schema.id()), id);
      }
    }
  }

  /** The record with the ids of this registry. */
  StoredRecord translate(String topic, StoredRecord record) {
    return record.with(
        translate(SchemaRegistry.subject(topic, true), record.key()),
        translate(SchemaRegistry.subject(topic, false), record.value()));
  }

  private byte @Nullable [] translate(String subject, byte @Nullable [] bytes) {
    OptionalInt id = bytes == null ? OptionalInt.empty() : WireFormat.idIn(bytes);
    if (bytes == null || id.isEmpty()) {
      return bytes;
    }
    int here =
        ids.computeIfAbsent(new SchemaOfSubject(subject, id.getAsInt()), use -> ofGarbage(use.id));
    return here == id.getAsInt() ? bytes : WireFormat.withId(here, bytes);
  }

  /** What was no record of its topic may not become one because an id means something here. */
  private int ofGarbage(int id) {
    int free = id;
    while (isKnown(free)) {
      free = free == id ? Integer.MAX_VALUE : free - 1;
    }
    return free;
  }

  private boolean isKnown(int id) {
    return patience.ask(() -> registry.text(id)).isPresent();
  }
}
