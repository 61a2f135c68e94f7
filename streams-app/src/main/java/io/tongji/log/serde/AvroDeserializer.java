package io.tongji.log.serde;

import io.tongji.log.registry.PoisonRecordException;
import io.tongji.log.registry.RegistryPatience;
import io.tongji.log.registry.SchemaRegistry;
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

  AvroDeserializer(SchemaRegistry registry, Class<T> type, boolean isKey) {
    Schema ours = GeneratedClasses.schemaOf(type);
    this.type = type;
    this.patience = registry.patience();
    WriterSchemas writers = new WriterSchemas(registry, patience, ours, isKey);
    this.readers =
        new RecordReaders(
            (topic, id) -> writers.of(topic, id).map(writer -> RecordReader.of(writer, ours)));
  }

  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    BoundedBytes.requireWhole(data);
    return type.cast(readers.of(topic, WireFormat.schemaId(data)).read(data));
  }

  /** Also ends a waiting for the registry in another thread. */
  @Override
  public void close() {
    patience.end();
  }
}
