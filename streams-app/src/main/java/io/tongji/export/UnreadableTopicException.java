package io.tongji.export;

import org.jspecify.annotations.Nullable;

/** A topic of aggregates could not be read in time. */
public final class UnreadableTopicException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Takes the whole sentence, since it is shown as it stands. */
  public UnreadableTopicException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
