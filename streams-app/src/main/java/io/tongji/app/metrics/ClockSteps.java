package io.tongji.app.metrics;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * By how much the clock of the machine was set since a start, against one that only runs on. Kafka
 * Streams commits by the former: set back, it stands still for as long, and says nothing. What
 * slews a clock moves both.
 */
final class ClockSteps {

  private final InstantSource clock;
  private final LongSupplier nanos;
  private final long begunMillis;
  private final long begunNanos;

  /**
   * From now on.
   *
   * @param clock the machine's, which may be set
   * @param nanos one that only runs on
   */
  ClockSteps(InstantSource clock, LongSupplier nanos) {
    this.clock = clock;
    this.nanos = nanos;
    this.begunMillis = clock.millis();
    this.begunNanos = nanos.getAsLong();
  }

  /** In seconds; negative if it was set back. */
  Number seconds() {
    long passed = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - begunNanos);
    long stepped = clock.millis() - begunMillis - passed;
    return stepped / (double) Duration.ofSeconds(1).toMillis();
  }
}
