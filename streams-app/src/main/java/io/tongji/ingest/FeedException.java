package io.tongji.ingest;

/** Nothing more can be fed; the message says what is wrong, where, and what to do about it. */
public final class FeedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Whose turn it is. */
  public enum Fault {
    /** The user's: wrong file, wrong columns, wrong options. */
    USAGE,
    /** A server's: it cannot be reached, or took too long. */
    UNREACHABLE
  }

  private final Fault fault;

  private FeedException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  private FeedException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public static FeedException usage(String message) {
    return new FeedException(Fault.USAGE, message);
  }

  public static FeedException usage(String message, Throwable cause) {
    return new FeedException(Fault.USAGE, message, cause);
  }

  public static FeedException unreachable(String message) {
    return new FeedException(Fault.UNREACHABLE, message);
  }

  public static FeedException unreachable(String message, Throwable cause) {
    return new FeedException(Fault.UNREACHABLE, message, cause);
  }

  /** Whose turn it is. */
  public Fault fault() {
    return fault;
  }
}
