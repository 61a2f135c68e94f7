package io.tongji.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * A record that no schema explained, as Kafka Streams put it aside (KIP-1034).
 *
 * @param source where the record stands
 * @param at its timestamp
 * @param cause why it is dead
 * @param detail what was said when it was found, in English
 * @param key its raw key
 * @param value its raw value
 */
public record DeadLetter(
    Source source, Instant at, DeadLetterCause cause, String detail, Bytes key, Bytes value) {

  private static final String HEADERS = "__streams.errors.";

  /** A position in an input topic. */
  public record Source(String topic, String partition, String offset) {}

  /**
   * Raw bytes, of which only the first are kept.
   *
   * @param length of all; -1: there are none
   * @param head the first ones
   */
  public record Bytes(int length, byte[] head) {

    private static final int KEPT = 32;

    static Bytes of(byte @Nullable [] raw) {
      return raw == null
          ? new Bytes(-1, new byte[0])
          : new Bytes(raw.length, Arrays.copyOf(raw, Math.min(raw.length, KEPT)));
    }
  }

  /** Reads a record of the topic of dead letters. */
  public static DeadLetter of(ConsumerRecord<byte[], byte[]> dead) {
    String detail = header(dead, "message");
    return new DeadLetter(
        new Source(header(dead, "topic"), header(dead, "partition"), header(dead, "offset")),
        Instant.ofEpochMilli(dead.timestamp()),
        DeadLetterCause.of(dead.key(), dead.value(), detail),
        detail,
        Bytes.of(dead.key()),
        Bytes.of(dead.value()));
  }

  private static String header(ConsumerRecord<byte[], byte[]> dead, String name) {
    Header header = dead.headers().lastHeader(HEADERS + name);
    return header == null || header.value() == null
        ? "?"
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
