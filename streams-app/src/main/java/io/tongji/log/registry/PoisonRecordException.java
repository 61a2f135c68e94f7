package io.tongji.log.registry;

import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/** Bytes that no schema explains: they will never decode, however often they are read again. */
public final class PoisonRecordException extends SerializationException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 500;

  public PoisonRecordException(String message) {
    super(shown(message));
  }

  public PoisonRecordException(String message, @Nullable Throwable cause) {
    super(shown(message), cause);
  }

  /** What a sender wrote goes into logs and onto terminals: in part, and without control codes. */
  private static String shown(String message) {
    String begin = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    return begin.replaceAll("\\p{Cntrl}", "?");
  }
}
