package io.tongji.log.registry;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that no schema explains: they will never decode, however often they are read again.
 *
 * <p>It is no {@code Failure}: whoever reads goes on, and what the bytes are becomes data, a dead
 * letter. Kafka's interface of deserializers demands an exception of its kind.
 */
public final class PoisonRecordException extends SerializationException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 500;

  private final Why why;

  /** Why they never will. */
  public enum Why {
    /** There are more of them than a record may have. */
    TOO_LARGE,
    /** The registry has no schema of their id. */
    UNKNOWN_SCHEMA,
    /** Their schema is that of another topic's records. */
    OTHER_RECORD,
    /** They are not in the wire format, or do not agree with their schema. */
    UNREADABLE
  }

  /** Bytes that are unreadable, and in what. */
  public PoisonRecordException(String message) {
    this(Why.UNREADABLE, message);
  }

  /** Bytes that are unreadable, in what, and what shows it. */
  public PoisonRecordException(String message, @Nullable Throwable cause) {
    super(shown(message), cause);
    this.why = Why.UNREADABLE;
  }

  /** Bytes that will not decode for a reason. */
  public PoisonRecordException(Why why, String message) {
    super(shown(message));
    this.why = why;
  }

  /** Why they will not decode. */
  public Why why() {
    return why;
  }

  /** What a sender wrote goes into logs and onto terminals: in part, and without control codes. */
  private static String shown(String message) {
    String begin = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    return begin.replaceAll("\\p{Cntrl}", "?");
  }
}
