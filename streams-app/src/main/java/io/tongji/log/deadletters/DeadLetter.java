package io.tongji.log.deadletters;

import io.tongji.log.registry.PoisonRecordException;
import io.tongji.log.serde.BoundedBytes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that no schema explained, put aside with the headers that Kafka Streams would give it
 * (KIP-1034).
 *
 * @param source where the record stands
 * @param at its timestamp
 * @param cause why it is dead
 * @param detail what was said when it was found, in English
 * @param key its raw key
 * @param value its raw value
 * @param skippedBy the account of the operator who had it passed over, if it was one
 */
public record DeadLetter(
    Source source,
    Instant at,
    DeadLetterCause cause,
    String detail,
    Bytes key,
    Bytes value,
    Optional<String> skippedBy) {

  private static final String HEADERS = "__streams.errors.";

  /** Header with the computation in which the record was put aside. */
  private static final String COMPUTATION = "tongji.computation";

  /** Header with the name of what kept the record from decoding. */
  private static final String WHY = "tongji.why";

  /** Header with the account of the operator who had the record passed over. */
  private static final String SKIPPED_BY = "tongji.skipped.by";

  private static final int LONGEST_TRACE = 8 * 1024;

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

    static Bytes of(ConsumerRecord<byte[], byte[]> dead, String part, byte @Nullable [] raw) {
      if (raw == null) {
        return new Bytes(-1, new byte[0]);
      }
      Header length = dead.headers().lastHeader("tongji." + part + ".length");
      return new Bytes(
          length == null ? raw.length : Integer.parseInt(text(length)),
          Arrays.copyOf(raw, Math.min(raw.length, KEPT)));
    }
  }

  /**
   * Writes into the headers of a record why it is put aside, and in which computation.
   *
   * @param headers its own, which stay
   */
  public static void describe(
      Headers headers, Source source, String computation, PoisonRecordException why) {
    StringWriter trace = new StringWriter();
    why.printStackTrace(new PrintWriter(trace));
    put(headers, HEADERS + "exception", why.toString());
    put(headers, HEADERS + "message", String.valueOf(why.getMessage()));
    String all = trace.toString();
    put(headers, HEADERS + "stacktrace", all.substring(0, Math.min(LONGEST_TRACE, all.length())));
    put(headers, source);
    put(headers, COMPUTATION, computation);
    put(headers, WHY, why.why().name());
    headers.remove(SKIPPED_BY);
  }

  /**
   * Writes into the headers of a record that an operator has passed it over, in whatever
   * computation.
   *
   * @param by the operator's account
   * @param reason what the operator gave as reason
   */
  public static void skip(Headers headers, Source source, String by, String reason) {
    put(headers, HEADERS + "exception", "skipped");
    put(headers, HEADERS + "message", reason);
    put(headers, source);
    put(headers, SKIPPED_BY, by);
    headers.remove(WHY);
  }

  /**
   * Says of a key or value of which the beginning alone is kept how long it is, and its digest.
   *
   * @param part {@code key} or {@code value}
   */
  public static void describe(Headers headers, String part, byte @Nullable [] raw) {
    BoundedBytes.Excerpt.of(raw)
        .ifPresent(
            cut -> {
              put(headers, "tongji." + part + ".length", Integer.toString(cut.length()));
              put(headers, "tongji." + part + ".sha256", cut.sha256());
            });
  }

  private static void put(Headers headers, Source source) {
    put(headers, HEADERS + "topic", source.topic());
    put(headers, HEADERS + "partition", source.partition());
    put(headers, HEADERS + "offset", source.offset());
  }

  /** In place of what a dead letter that is sent again has from before. */
  private static void put(Headers headers, String name, String text) {
    headers.remove(name).add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * True if a record of the topic of dead letters was put aside in a computation, or by an
   * operator: that holds in all of them.
   */
  static boolean isOf(String computation, ConsumerRecord<byte[], byte[]> dead) {
    return computation.equals(text(dead.headers().lastHeader(COMPUTATION)))
        || dead.headers().lastHeader(SKIPPED_BY) != null;
  }

  /** Reads a record of the topic of dead letters. */
  public static DeadLetter of(ConsumerRecord<byte[], byte[]> dead) {
    String detail = header(dead, "message");
    return new DeadLetter(
        new Source(header(dead, "topic"), header(dead, "partition"), header(dead, "offset")),
        Instant.ofEpochMilli(dead.timestamp()),
        DeadLetterCause.of(dead.key(), dead.value(), text(dead.headers().lastHeader(WHY))),
        detail,
        Bytes.of(dead, "key", dead.key()),
        Bytes.of(dead, "value", dead.value()),
        Optional.ofNullable(dead.headers().lastHeader(SKIPPED_BY)).map(DeadLetter::text));
  }

  private static String header(ConsumerRecord<byte[], byte[]> dead, String name) {
    return text(dead.headers().lastHeader(HEADERS + name));
  }

  private static String text(@Nullable Header header) {
    return header == null || header.value() == null
        ? "?"
        : new String(header.value(), StandardCharsets.UTF_8);
  }
}
