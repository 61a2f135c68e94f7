package io.tongji.app.local;

/** A server that did not start: what is wrong, the value, the remedy. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Whose fault it is that a server did not start. */
  public enum Fault {
    /** A port or directory that cannot be used. */
    SETTING,
    /** The server itself gave up or took too long. */
    SERVER
  }

  private final Fault fault;

  StartException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  StartException(Fault fault, String message, Throwable cause) {
    super(message, cause);
    this.fault = fault;
  }

  /** Whose fault it is. */
  public Fault fault() {
    return fault;
  }
}
