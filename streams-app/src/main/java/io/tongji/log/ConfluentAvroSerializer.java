package io.tongji.log;

import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes Avro records in Confluent's wire format, by Confluent's own configuration keys. */
public final class ConfluentAvroSerializer<T extends IndexedRecord> implements Serializer<T> {
  private final RecordWriter writer = new RecordWriter();
  private @Nullable SchemaIds ids;

  @Override
  public void configure(Map<String, ?> configs, boolean isKey) {
    SerdeSettings settings = SerdeSettings.from(configs, isKey);
    ids = new SchemaIds(settings.registry(), settings);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T data) {
    if (data == null) {
      return null;
    }
    if (ids == null) {
      throw new IllegalStateException("the serializer is not configured");
    }
    int id = ids.of(topic, data.getSchema());
    try {
      return writer.write(id, data);
    } catch (AvroRuntimeException | ClassCastException | NullPointerException e) {
      throw new SerializationException(
          "a record of " + data.getSchema().getFullName() + " does not fit its schema", e);
    }
  }

  /** Also ends a waiting for the registry in another thread. */
  @Override
  public void close() {
    if (ids != null) {
      ids.stopWaiting();
    }
  }
}
