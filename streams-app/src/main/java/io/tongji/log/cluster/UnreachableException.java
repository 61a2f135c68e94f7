package io.tongji.log.cluster;

/** A server that cannot be reached, or an operation that took longer than it may. */
public final class UnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Takes the whole sentence, since it is shown as it stands. */
  public UnreachableException(String message) {
    super(message);
  }

  /** Takes the whole sentence, and what is behind it for those who ask. */
  public UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
