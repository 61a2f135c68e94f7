package io.tongji.wire;

import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * A decoded key or value with the bytes it came from, which a refusal gives back.
 *
 * @param raw as it stands in the topic
 * @param record what it decodes to
 */
public record Received(byte[] raw, SpecificRecord record) {

  /** Decodes a key, which must not be missing. */
  static Deserializer<Received> key(Deserializer<? extends SpecificRecord> records) {
    return (topic, raw) -> {
      if (raw == null) {
        throw new PoisonRecordException("the key is missing");
      }
      return new Received(raw, records.deserialize(topic, raw));
    };
  }

  /** Decodes a value; a tombstone stays null. */
  @SuppressWarnings("NullAway") // Kafka's deserializers may return null, which its type cannot say
  static Deserializer<@Nullable Received> value(Deserializer<? extends SpecificRecord> records) {
    return (topic, raw) -> raw == null ? null : new Received(raw, records.deserialize(topic, raw));
  }
}
