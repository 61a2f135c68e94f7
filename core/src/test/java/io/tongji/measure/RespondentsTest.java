package io.tongji.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ratio imputation, y(t-12) · Σ y(t) / Σ y(t-12), in whole smallest units. */
class RespondentsTest {

  @ParameterizedTest(name = "{0} * {1}/{2} = {3}")
  @CsvSource({
    "1000, 120, 100, 1200",
    "1000, 100, 120, 833",
    "5, 1, 2, 3",
    "-5, 1, 2, -3",
    "4, 1, 3, 1",
    "-4, 1, 3, -1",
    "0, 7, 3, 0",
    "1000, 0, 100, 0",
    "9000000000000000, 9000000000000001, 9000000000000000, 9000000000000001",
  })
  void anEstimateIsRoundedOnceAHalfAwayFromZero(long base, long now, long before, long estimate) {
    assertThat(new Respondents(3, now, before).estimate(base)).isEqualTo(estimate);
  }

  @ParameterizedTest(name = "{0} units, {1}/{2}: {3}")
  @CsvSource({
    "3, 120, 100, true",
    "2, 120, 100, false",
    "3, 120, 0, false",
    "3, 120, -100, false",
    "3, 0, 100, true",
    "3, -1, 100, false",
    "3, 1000, 100, true",
    "3, 1001, 100, false",
  })
  void aRatioRestsOnEnoughUnitsAndIsBelieved(long units, long now, long before, boolean suffices) {
    assertThat(new Respondents(units, now, before).suffice(3, Fraction.of(10, 1)))
        .isEqualTo(suffices);
  }

  @Test
  void changesAddUpAndCanBeTakenBack() {
    Respondents two = new Respondents(2, 30, 20);
    Respondents one = new Respondents(1, 10, 15);
    assertThat(two.plus(new Respondents(-1, -10, -15)).plus(one)).isEqualTo(two);
    assertThat(Respondents.NONE.plus(two)).isEqualTo(two);
  }
}
