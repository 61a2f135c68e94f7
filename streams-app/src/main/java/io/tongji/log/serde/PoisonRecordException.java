package io.tongji.log.serde;

import org.apache.kafka.common.errors.SerializationException;

/** Bytes that no schema explains: they will never decode, however often they are read again. */
public final class PoisonRecordException extends SerializationException {
  private static final long serialVersionUID = 1L;

  public PoisonRecordException(String message) {
    super(message);
  }

  public PoisonRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
