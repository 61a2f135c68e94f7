package io.tongji.log.serde;

import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one generated class in Confluent's wire format.
 *
 * <p>Bytes that can never be read are a {@link PoisonRecordException}. A registry that is away is
 * waited for, so that no good record is taken for a bad one.
 */
final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
  private final Class<T> type;
  private final RecordReaders readers;
  private final RegistryPatience patience;

  AvroDeserializer(SchemaRegistry registry, Class<T> type) {
    Schema expected = GeneratedClasses.schemaOf(type);
    RegistryPatience waiting = registry.patience();
    this.type = type;
    this.patience = waiting;
    this.readers =
        new RecordReaders(
            id -> waiting.ask(() -> writerSchema(registry, id)),
            writer -> RecordReader.specific(writer, expected));
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    return data == null ? null : type.cast(readers.of(WireFormat.schemaId(data)).read(data));
  }

  /** Also ends a waiting for the registry in another thread. */
  @Override
  public void close() {
    patience.end();
  }

  private static Schema writerSchema(SchemaRegistry registry, int id) {
    return registry
        .schema(id)
        .orElseThrow(() -> new PoisonRecordException("no schema has the id " + id));
  }
}
