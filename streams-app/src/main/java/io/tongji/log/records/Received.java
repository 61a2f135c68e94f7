package io.tongji.log.records;

import io.tongji.log.registry.PoisonRecordException;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * A key or value as it stands in a topic, with what it decodes to, or why it does not. That bytes
 * do not decode is for a processor to deal with, since it reports a record in the same commit that
 * counts it as read; whoever decodes does so earlier.
 */
public sealed interface Received {

  /** The bytes as they stand in the topic. */
  byte @Nullable [] raw();

  /**
   * Bytes that a schema explains.
   *
   * @param record what they decode to
   */
  record Decoded(byte[] raw, SpecificRecord record) implements Received {}

  /**
   * Bytes that no schema explains.
   *
   * @param raw null: there are none
   * @param why what is wrong with them
   */
  record Undecodable(byte @Nullable [] raw, PoisonRecordException why) implements Received {}

  /** What it decodes to; only of bytes that a schema explains. */
  default SpecificRecord record() {
    if (this instanceof Decoded decoded) {
      return decoded.record();
    }
    throw new IllegalStateException("bytes that no schema explains");
  }

  /** Why a record is to be put aside, if it is: its key, or else its value does not decode. */
  static Optional<PoisonRecordException> poison(Received key, @Nullable Received value) {
    if (key instanceof Undecodable poison) {
      return Optional.of(poison.why());
    }
    return value instanceof Undecodable poison ? Optional.of(poison.why()) : Optional.empty();
  }

  /** Decodes a key, which must not be missing. */
  static Deserializer<Received> key(Deserializer<? extends SpecificRecord> records) {
    return (topic, raw) ->
        raw == null
            ? new Undecodable(null, new PoisonRecordException("the key is missing"))
            : decode(records, topic, raw);
  }

  /** Decodes a value; a tombstone stays null. */
  @SuppressWarnings("NullAway") // Kafka's deserializers may return null, which its type cannot say
  static Deserializer<@Nullable Received> value(Deserializer<? extends SpecificRecord> records) {
    return (topic, raw) -> raw == null ? null : decode(records, topic, raw);
  }

  private static Received decode(
      Deserializer<? extends SpecificRecord> records, String topic, byte[] raw) {
    try {
      return new Decoded(raw, records.deserialize(topic, raw));
    } catch (PoisonRecordException e) {
      return new Undecodable(raw, e);
    }
  }
}
