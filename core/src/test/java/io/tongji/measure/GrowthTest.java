package io.tongji.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Growth is an exact rate or a reason; digits are lost once. */
class GrowthTest {

  @ParameterizedTest
  @CsvSource({
    ", 5, NO_VALUE",
    ", , NO_VALUE",
    "5, , NO_BASE",
    "5, 0, ZERO_BASE",
    "0, 0, ZERO_BASE",
    "5, -1, NEG_BASE"
  })
  void withoutAPositiveBaseThereIsAReason(
      @Nullable Long value, @Nullable Long base, Growth.Reason reason) {
    assertThat(Growth.of(value, base)).isEqualTo(new Growth.Undefined(reason));
  }

  @Test
  void elseThereIsARate() {
    assertThat(Growth.of(0L, 5L)).isEqualTo(new Growth.Rate(-5, 5));
    assertThat(Growth.of(-5L, 5L)).isEqualTo(new Growth.Rate(-10, 5));
    assertThat(Growth.of(7L, 5L)).isEqualTo(new Growth.Rate(2, 5));
  }

  /** The work report of 2023: value, base and target in units of a million, the rates it prints. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "GIO, 77376, 80768, -4.2, 94500, 81.9",
    "FAI, 11648, 11157, 4.4, 11870, 98.1",
    "CI, 4273, 4157, 2.8, 4600, 92.9",
    "CI_IND, 2541, 2335, 8.8, 2712, 93.7",
    "CI_SVC, 1716, 1818, -5.6, 1888, 90.9",
    "FDI, 2390, 2034, 17.5, 2300, 103.9",
    "FAI_HT, 5597, 4962, 12.8, 5900, 94.9",
    "FAI_DIGI, 2214, 1711, 29.4, 2500, 88.6",
    "RND, 4069, 3960, 2.75, 4060, 100.2"
  })
  void printsTheReportsRates(
      String indicator, long value, long base, String rate, long target, String done) {
    int digits = new BigDecimal(rate).scale();
    Growth.Rate growth = (Growth.Rate) Growth.of(value, base);
    assertThat(Rounding.HALF_UP.percent(growth.change(), growth.base(), digits))
        .as(indicator)
        .hasToString(rate);
    assertThat(Rounding.HALF_UP.percent(value, target, 1)).as(indicator).hasToString(done);
  }

  /** Exports have a growth with two decimals and no target. */
  @Test
  void printsTheReportsGrowthOfExports() {
    Growth.Rate growth = (Growth.Rate) Growth.of(22533L, 22143L);
    assertThat(Rounding.HALF_UP.percent(growth.change(), growth.base(), 2)).hasToString("1.76");
  }

  @ParameterizedTest
  @CsvSource({
    "125, 0.13, 0.12",
    "135, 0.14, 0.14",
    "-125, -0.13, -0.12",
    "124, 0.12, 0.12",
    "0, 0.00, 0.00"
  })
  void roundsOnceByItsMode(long amount, String halfUp, String halfEven) {
    assertThat(Rounding.HALF_UP.amount(amount, 3, 2)).hasToString(halfUp);
    assertThat(new Rounding(RoundingMode.HALF_EVEN).amount(amount, 3, 2)).hasToString(halfEven);
  }
}
