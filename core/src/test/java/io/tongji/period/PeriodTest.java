package io.tongji.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Months, quarters and years as labels. */
class PeriodTest {

  @ParameterizedTest
  @ValueSource(strings = {"2023-01", "2023-12", "1000-01", "3000-01", "9999-12"})
  void aMonthPrintsAsItIsRead(String text) {
    assertThat(Month.parse(text)).hasToString(text);
    assertThat(Period.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2023",
        "2023-00",
        "2023-13",
        "2023-1",
        "2023/01",
        "20230-1",
        "0999-12",
        "10000-01",
        "2023-0१",
        "-023-01",
        "2023-+1",
        " 2023-1"
      })
  void whatIsNoMonthIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Month.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "23",
        "2023-Q0",
        "2023-Q5",
        "2023Q1",
        "2023xQ4",
        "2023-q1",
        "20x3",
        "2023-Q11"
      })
  void whatIsNoPeriodIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Period.parse(text));
  }

  @ParameterizedTest(name = "{0}: last month {1}, a year before {2}, number {3}")
  @CsvSource({
    "2023-02, 2023-02, 2022-02, 2",
    "2023-Q1, 2023-03, 2022-Q1, 1",
    "2023-Q4, 2023-12, 2022-Q4, 4",
    "2023, 2023-12, 2022, 1"
  })
  void aPeriodKnowsItsPlace(String text, String lastMonth, String yearBefore, int number) {
    Period period = Period.parse(text);
    assertThat(period).hasToString(text);
    assertThat(period.lastMonth()).hasToString(lastMonth);
    assertThat(period.yearBefore()).hasToString(yearBefore);
    assertThat(period.number()).isEqualTo(number);
    assertThat(period.year()).isEqualTo(2023);
  }

  @ParameterizedTest
  @CsvSource({"2023-01, 2023-Q1, false", "2023-03, 2023-Q1, true", "2023-12, 2023-Q4, true"})
  void aMonthKnowsItsQuarter(String month, String quarter, boolean ends) {
    assertThat(Month.parse(month).quarter()).hasToString(quarter);
    assertThat(Month.parse(month).endsQuarter()).isEqualTo(ends);
  }

  @Test
  void monthsGoOnAcrossYears() {
    assertThat(Month.of(2023, 12).plus(1)).isEqualTo(Month.of(2024, 1));
    assertThat(Month.of(2023, 1).plus(-1)).isEqualTo(Month.of(2022, 12));
    assertThat(Month.of(2023, 12)).isLessThan(Month.of(2024, 1));
  }
}
