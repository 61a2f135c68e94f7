package io.tongji.app.run;

/** A pipeline stopped by itself. */
public final class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Stop stop;

  /** For this reason. */
  public StoppedException(Stop stop) {
    super("the pipeline stopped: " + stop.reason());
    this.stop = stop;
  }

  /** Why it stopped. */
  public Stop stop() {
    return stop;
  }
}
