package io.tongji.log.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tongji.digest.Sha256;
import io.tongji.log.registry.PoisonRecordException;
import io.tongji.log.registry.PoisonRecordException.Why;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Takes keys and values off the brokers' batches as bytes, those above a bound in part only: a few
 * kilobytes of compressed zeros may be hundreds of megabytes, and a poll returns a thousand of
 * them. What is kept of one is an {@link Excerpt}; the whole stands in its topic.
 */
public final class BoundedBytes implements Deserializer<byte[]> {
  /** Bytes of the largest key or value that is kept whole; returns have some hundred. */
  public static final int LARGEST = 256 * 1024;

  /** Bytes of all headers of a record that are kept. */
  private static final int LARGEST_HEADERS = 64 * 1024;

  /** A header in place of those that were too large: how many bytes they had. */
  private static final String HEADERS_OMITTED = "tongji.headers.omitted";

  /** Bytes that are kept of a larger key or value. */
  private static final int BEGINNING = 1024;

  /** How an excerpt begins; other bytes that begin so become one too, so that nobody forges one. */
  private static final byte[] MARK = {-1, 'c', 'u', 't', -1, 'c', 'u', 't'};

  private static final int DIGEST = 32;
  private static final int HEAD = MARK.length + Integer.BYTES + DIGEST;

  private final Predicate<String> unbounded;

  /** Bytes of any topic. */
  public BoundedBytes() {
    this(topic -> false);
  }

  /**
   * Bytes that are bounded in some topics only.
   *
   * @param unbounded topics whose records are kept whole, since nobody else writes to them
   */
  public BoundedBytes(Predicate<String> unbounded) {
    this.unbounded = unbounded;
  }

  /**
   * What is kept of a key or value above the bound.
   *
   * @param beginning its first bytes
   * @param length of all its bytes
   * @param sha256 of all its bytes, in hexadecimal digits
   */
  public record Excerpt(byte[] beginning, int length, String sha256) {

    /** What is kept, if the bytes are not whole. */
    public static Optional<Excerpt> of(byte @Nullable [] bytes) {
      if (bytes == null || bytes.length < HEAD || !isMarked(ByteBuffer.wrap(bytes))) {
        return Optional.empty();
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes, MARK.length, bytes.length - MARK.length);
      int length = buffer.getInt();
      byte[] digest = new byte[DIGEST];
      buffer.get(digest);
      byte[] beginning = Arrays.copyOfRange(bytes, buffer.position(), bytes.length);
      return Optional.of(new Excerpt(beginning, length, HexFormat.of().formatHex(digest)));
    }
  }

  /** Requires that bytes are all that stand in the topic. */
  static void requireWhole(byte[] bytes) {
    Excerpt.of(bytes)
        .ifPresent(
            excerpt -> {
              throw new PoisonRecordException(
                  Why.TOO_LARGE, "larger than %,d bytes: %,d".formatted(LARGEST, excerpt.length()));
            });
  }

  @Override
  public byte @Nullable [] deserialize(String topic, byte @Nullable [] data) {
    return data == null ? null : bounded(topic, ByteBuffer.wrap(data));
  }

  @Override
  public byte @Nullable [] deserialize(String topic, Headers headers, @Nullable ByteBuffer data) {
    bound(topic, headers);
    return data == null ? null : bounded(topic, data.duplicate());
  }

  private byte[] bounded(String topic, ByteBuffer data) {
    int length = data.remaining();
    if (length <= LARGEST && !isMarked(data) || unbounded.test(topic)) {
      byte[] whole = new byte[length];
      data.get(whole);
      return whole;
    }
    byte[] digest = sha256(data.duplicate());
    int kept = Math.min(length, BEGINNING);
    byte[] excerpt = ByteBuffer.allocate(HEAD + kept).put(MARK).putInt(length).put(digest).array();
    data.get(excerpt, excerpt.length - kept, kept);
    return excerpt;
  }

  private static boolean isMarked(ByteBuffer data) {
    return data.remaining() >= MARK.length
        && data.get(data.position()) == MARK[0] // else nothing is made for each record
        && data.slice(data.position(), MARK.length).equals(ByteBuffer.wrap(MARK));
  }

  private void bound(String topic, Headers headers) {
    long size = 0;
    for (Header header : headers) {
      size += header.key().length() + (header.value() == null ? 0 : header.value().length);
    }
    if (size > LARGEST_HEADERS && !unbounded.test(topic)) {
      for (Header header : headers.toArray()) {
        headers.remove(header.key());
      }
      headers.add(HEADERS_OMITTED, Long.toString(size).getBytes(UTF_8));
    }
  }

  private static byte[] sha256(ByteBuffer data) {
    MessageDigest digest = Sha256.empty();
    digest.update(data);
    return digest.digest();
  }
}
