package io.tongji.log.serde;

import io.tongji.log.registry.SchemaRegistry;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes records of generated classes in Confluent's wire format. */
final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
  private final RecordWriter writer = new RecordWriter();
  private final SchemaIds ids;

  AvroSerializer(SchemaRegistry registry, boolean isKey) {
    this.ids = new SchemaIds(registry, isKey);
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T data) {
    if (data == null) {
      return null;
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
    ids.stopWaiting();
  }
}
