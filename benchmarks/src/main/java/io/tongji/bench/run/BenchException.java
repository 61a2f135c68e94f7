package io.tongji.bench.run;

/** A measurement that cannot be made. */
public class BenchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what went wrong, and where to look. */
  public BenchException(String message) {
    super(message);
  }

  /** The same, with what it came from. */
  public BenchException(String message, Throwable cause) {
    super(message, cause);
  }
}
