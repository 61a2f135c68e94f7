package io.tongji.bench.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SpreadTest {

  @Test
  void theMiddleOneCountsWhateverTheOrder() {
    assertThat(Spread.of(9, 1, 4)).isEqualTo(new Spread(4, 1, 9));
    assertThat(Spread.of(9, 1, 4, 2)).isEqualTo(new Spread(3, 1, 9));
  }

  @Test
  void oneMeasurementIsShownWithoutBounds() {
    assertThat(Spread.of(1234.5).text(1)).isEqualTo("1,234.5");
    assertThat(Spread.of(1, 2, 4).text(0)).isEqualTo("2 (1-4)");
  }
}
