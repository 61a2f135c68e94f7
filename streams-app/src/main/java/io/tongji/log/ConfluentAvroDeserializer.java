package io.tongji.log;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro records in Confluent's wire format, by Confluent's own configuration keys.
 *
 * <p>Bytes that can never be read are a {@link PoisonRecordException}. A registry that is away is
 * waited for, so that no good record is taken for a bad one.
 */
public final class ConfluentAvroDeserializer<T extends IndexedRecord> implements Deserializer<T> {
  private @Nullable RecordReaders readers;
  private @Nullable RegistryPatience patience;

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    SerdeSettings settings = SerdeSettings.from(configs, isKey);
    SchemaRegistry registry = settings.registry();
    RegistryPatience waiting = registry.patience(settings.patience());
    Schema expected = settings.expected();
    boolean specific = settings.specific();
    readers =
        new RecordReaders(
            id -> waiting.ask(() -> writerSchema(registry, id)),
            writer -> reader(writer, expected, specific));
    patience = waiting;
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    if (readers == null) {
      throw new IllegalStateException("the deserializer is not configured");
    }
    @SuppressWarnings("unchecked") // the caller's choice of T is the configured class
    T record = (T) readers.of(WireFormat.schemaId(data)).read(data);
    return record;
  }

  /** Also ends a waiting for the registry in another thread. */
  @Override
  public void close() {
    if (patience != null) {
      patience.end();
    }
  }

  private static Schema writerSchema(SchemaRegistry registry, int id) {
    return registry
        .schema(id)
        .orElseThrow(() -> new PoisonRecordException("no schema has the id " + id));
  }

  private static RecordReader reader(Schema writer, @Nullable Schema expected, boolean specific) {
    if (expected != null) {
      return RecordReader.specific(writer, expected);
    }
    if (!specific) {
      return RecordReader.generic(writer);
    }
    Schema ours = GeneratedClasses.schemaNamed(writer.getFullName());
    if (ours == null) {
      throw new PoisonRecordException(
          "a record of a class that is not ours: " + writer.getFullName());
    }
    return RecordReader.specific(writer, ours);
  }
}
