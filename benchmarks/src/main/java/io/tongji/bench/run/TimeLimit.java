package io.tongji.bench.run;

import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** Stops a process after a time, unless closed before. */
final class TimeLimit implements AutoCloseable {

  private final Timer timer = new Timer("time-limit", true);

  /** The process was stopped, for its time was up. */
  static final class PassedException extends BenchException {

    private static final long serialVersionUID = 1L;

    private final transient Usage usage;

    PassedException(Usage usage) {
      super("not finished in time");
      this.usage = usage;
    }

    /** What the process had used by then. */
    Usage usage() {
      return usage;
    }
  }

  TimeLimit(Child child, Duration longest) {
    timer.schedule(
        new TimerTask() {
          @Override
          public void run() {
            if (child.isAlive()) {
              child.stop(Usage.of(child.pid()));
            }
          }
        },
        longest.toMillis());
  }

  /** The process may run on. */
  @Override
  public void close() {
    timer.cancel();
  }
}
