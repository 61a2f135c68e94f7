package io.tongji.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ClockStepsTest {

  private final AtomicLong millis = new AtomicLong(1_700_000_000_000L);
  private final AtomicLong nanos = new AtomicLong(-5);
  private final ClockSteps steps =
      new ClockSteps(() -> Instant.ofEpochMilli(millis.get()), nanos::get);

  @Test
  void timeThatPassesIsNoStep() {
    pass(3600);

    assertThat(steps.seconds()).isEqualTo(0.0);
  }

  @Test
  void aClockThatIsSetBackIsNegative() {
    pass(60);
    millis.addAndGet(-90_500);
    pass(60);
    assertThat(steps.seconds()).isEqualTo(-90.5);

    millis.addAndGet(100_500);
    assertThat(steps.seconds()).isEqualTo(10.0);
  }

  private void pass(long seconds) {
    millis.addAndGet(TimeUnit.SECONDS.toMillis(seconds));
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
  }
}
