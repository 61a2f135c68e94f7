package io.tongji.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RecentTest {

  private final AtomicInteger readings = new AtomicInteger();

  private int get(Recent recent, String point) {
    return recent.get("it", Integer.class, () -> point, readings::incrementAndGet);
  }

  @Test
  void whatIsYoungIsNotReadAgain() {
    Recent recent = new Recent(Duration.ofDays(1));

    assertThat(get(recent, "0")).isOne();
    assertThat(get(recent, "1")).isOne();
  }

  @Test
  void whatIsOldIsReadAgainIfSomethingCame() {
    Recent recent = new Recent(Duration.ofNanos(-1)); // at once

    assertThat(get(recent, "0")).isOne();
    assertThat(get(recent, "0")).isOne();
    assertThat(get(recent, "1")).isEqualTo(2);
    assertThat(recent.get("it", Integer.class, readings::incrementAndGet)).isEqualTo(3);
  }
}
