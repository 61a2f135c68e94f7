package io.tongji.app.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Fifty thousand series cost little; processor time, since other work may share the machine. */
class ScrapeCostTest {

  private static final int FIGURES_OF_MONTH = 270;

  @Test
  void fiftyThousandSeriesAreScrapedQuickly() {
    ScrapeCost cost = new ScrapeCost(FIGURES_OF_MONTH, 7);
    assertThat(cost.series()).isGreaterThan(50_000);
    assertThat(cost.unchanged().cpuMillis()).isPositive().isLessThan(300);
    assertThat(cost.changed().cpuMillis()).isPositive().isLessThan(300);
  }

  @Test
  void whatScrapesKeepIsSmall() {
    assertThat(ScrapeCost.keptMib(FIGURES_OF_MONTH)).isBetween(1.0, 10.0);
  }
}
