package io.tongji.log.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ProgressTimeoutTest {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void whatHasJustBegunDoesNotStandStill() {
    assertThat(new ProgressTimeout().expired(LONG)).isFalse();
  }

  @Test
  void whatMovedAMomentAgoStandsStillForThatMomentOnly() {
    ProgressTimeout progress = new ProgressTimeout();
    progress.progress();
    assertThat(progress.expired(NONE)).isTrue();
    assertThat(progress.expired(LONG)).isFalse();
  }

  @Test
  void toBeWhereItWasIsNoProgress() {
    ProgressTimeout progress = new ProgressTimeout();
    progress.reached(7);
    Duration since = untilStill(progress, Duration.ofMillis(300));
    progress.reached(7);
    assertThat(progress.expired(since)).isTrue();
    progress.reached(8);
    assertThat(progress.expired(since)).isFalse();
  }

  /** Waits for the clock, which is what the class measures. */
  private static Duration untilStill(ProgressTimeout progress, Duration patience) {
    while (!progress.expired(patience)) {
      Thread.onSpinWait();
    }
    return patience;
  }
}
