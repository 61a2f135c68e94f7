package io.tongji.verify;

/** The recomputation could not be carried out. */
public final class VerifyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What failed, and why. */
  public VerifyException(String message, Throwable cause) {
    super(message, cause);
  }
}
