package io.tongji.returns.edits;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.returns.Target;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Targets in a wrong unit, or for a wrong year. */
class TargetDoubtsTest {

  private static final long OUTPUT = 94_500_000_000L;

  private final TargetDoubts doubts = new TargetDoubts(2026);

  private static Target target(String indicator, int year, long amount, @Nullable Long growth) {
    return new Target(
        new Target.Key(indicator, "330483K01", year), amount, growth, null, "亿元", 0, false);
  }

  private static Target output(int year, long amount) {
    return target("GIO", year, amount, null);
  }

  @ParameterizedTest(name = "{1} for {0}")
  @CsvSource({
    "2024, 9450000, true", // 万元 as it is written, of 元
    "2024, 1040000000000000, true",
    "2023, 945000000, true", // a correction
    "2024, 104000000000, false",
    "2024, 9450000000, false",
    "2024, 300000000, false"
  })
  void anAmountThatIsHundredsOfTimesLargerOrSmallerIsDoubted(
      int year, long amount, boolean doubted) {
    doubts.take(output(2023, OUTPUT));

    assertThat(doubts.about(output(year, amount)))
        .isEqualTo(doubted ? RejectionReason.TARGET_IN_OTHER_UNIT : null);
  }

  @Test
  void theNearestYearCounts() {
    doubts.take(output(2020, OUTPUT / 1_000));
    doubts.take(output(2023, OUTPUT));

    assertThat(doubts.about(output(2024, OUTPUT))).isNull();
    assertThat(doubts.about(output(2019, OUTPUT / 1_000))).isNull();
    assertThat(doubts.about(output(2021, OUTPUT))).isNotNull();
  }

  @Test
  void nothingIsSaidOfWhatCannotBeCompared() {
    doubts.take(output(2023, OUTPUT));
    doubts.take(target("EXP", 2023, 0, 8_000_000L));

    assertThat(doubts.about(target("FAI", 2023, 1, null))).as("another indicator").isNull();
    assertThat(doubts.about(target("EXP", 2024, OUTPUT, null))).as("after a growth").isNull();
    assertThat(doubts.about(target("GIO", 2024, 0, 8_000_000L))).as("a growth").isNull();
  }

  @ParameterizedTest
  @CsvSource({"2031, false", "2032, true", "1990, false"})
  void aYearFarAheadIsDoubted(int year, boolean doubted) {
    assertThat(doubts.about(output(year, OUTPUT)))
        .isEqualTo(doubted ? RejectionReason.TARGET_FAR_AHEAD : null);
  }
}
