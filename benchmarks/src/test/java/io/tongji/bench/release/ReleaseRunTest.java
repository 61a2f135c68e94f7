package io.tongji.bench.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReleaseRunTest {

  @Test
  void twoReleasesOfASmallProvinceArePlannedAndProved() {
    List<ReleaseRun.ReleaseCosts> outcomes = new ArrayList<>();
    ReleaseRun.measure(600, 3, outcomes::add);
    assertThat(outcomes)
        .extracting(ReleaseRun.ReleaseCosts::release)
        .containsExactly("first", "next");
    assertThat(outcomes)
        .allSatisfy(
            outcome -> {
              assertThat(outcome.cells()).isPositive();
              assertThat(outcome.unproven()).isZero();
            });
    assertThat(outcomes.get(0).primary()).isPositive();
    assertThat(outcomes.get(0).secondary()).isPositive();
    assertThat(outcomes.get(1).inherited()).isPositive();
  }
}
