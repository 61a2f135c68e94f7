package io.tongji.ingest.send;

import java.time.Duration;
import org.apache.kafka.common.errors.InterruptException;

/** Time that may pass without anything happening. */
final class Patience {

  private static final long PAUSE_MILLIS = 100;

  private final Duration limit;
  private long since = System.nanoTime();

  Patience(Duration limit) {
    this.limit = limit;
  }

  /** Something has happened. */
  void renew() {
    since = System.nanoTime();
  }

  /** True if the limit has passed. */
  boolean exhausted() {
    return System.nanoTime() - since > limit.toNanos();
  }

  /** Waits a moment; false if the limit has passed. */
  boolean pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    return !exhausted();
  }
}
