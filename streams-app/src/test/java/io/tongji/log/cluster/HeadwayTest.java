package io.tongji.log.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class HeadwayTest {

  private static final Duration NONE = Duration.ZERO;
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void whatHasJustBegunDoesNotStandStill() {
    assertThat(new Headway().stoodStill(LONG)).isFalse();
  }

  @Test
  void whatMovedAMomentAgoStandsStillForThatMomentOnly() {
    Headway headway = new Headway();
    headway.move();
    assertThat(headway.stoodStill(NONE)).isTrue();
    assertThat(headway.stoodStill(LONG)).isFalse();
  }

  @Test
  void toBeWhereItWasIsNoHeadway() {
    Headway headway = new Headway();
    headway.reach(7);
    Duration since = untilStill(headway, Duration.ofMillis(300));
    headway.reach(7);
    assertThat(headway.stoodStill(since)).isTrue();
    headway.reach(8);
    assertThat(headway.stoodStill(since)).isFalse();
  }

  /** Waits for the clock, which is what the class measures. */
  private static Duration untilStill(Headway headway, Duration patience) {
    while (!headway.stoodStill(patience)) {
      Thread.onSpinWait();
    }
    return patience;
  }
}
