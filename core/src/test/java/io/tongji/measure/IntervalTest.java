package io.tongji.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A printed figure stands for an interval; what follows from it is computed exactly. */
class IntervalTest {

  private static final Fraction PERCENT = Fraction.of(1, 100);

  /** Value and growth that the work report prints, and the base that they imply. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "GIO, 773.76, -4.2, 807.68, 807.26, 808.11",
    "FAI, 116.48, 4.4, 111.57, 111.51, 111.63",
    "CI, 42.73, 2.8, 41.57, 41.54, 41.59",
    "CI_IND, 25.41, 8.8, 23.35, 23.34, 23.37",
    "CI_SVC, 17.16, -5.6, 18.18, 18.16, 18.19",
    "FDI, 2.39, 17.5, 2.034, 2.029, 2.039",
    "FAI_HT, 55.97, 12.8, 49.62, 49.59, 49.65",
    "FAI_DIGI, 22.14, 29.4, 17.11, 17.10, 17.12",
    "EXP, 225.33, 1.76, 221.43, 221.42, 221.45",
    "RND, 40.69, 2.75, 39.60, 39.59, 39.61",
    "S36, 34.62, -9.54, 38.27, 38.26, 38.28",
    "S37, 5130.69, -2.31, 5252.01, 5251.74, 5252.29"
  })
  void valueAndGrowthImplyTheBase(
      String code, BigDecimal value, BigDecimal growth, String base, String low, String high) {
    Interval factor =
        Interval.ofPrinted(growth).times(PERCENT).plus(Interval.exactly(Fraction.ONE));
    assertImplied(value, factor, base, low, high);
  }

  /** Value and completion that the work report prints, and the target that they imply. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "GIO, 773.76, 81.9, 944.76, 944.18, 945.35",
    "FAI, 116.48, 98.1, 118.74, 118.67, 118.80",
    "CI, 42.73, 92.9, 46.00, 45.97, 46.03",
    "CI_IND, 25.41, 93.7, 27.12, 27.10, 27.14",
    "CI_SVC, 17.16, 90.9, 18.88, 18.86, 18.89",
    "FDI, 2.39, 103.9, 2.300, 2.294, 2.306",
    "FAI_HT, 55.97, 94.9, 58.98, 58.94, 59.01",
    "FAI_DIGI, 22.14, 88.6, 24.99, 24.97, 25.01",
    "RND, 40.69, 100.2, 40.61, 40.58, 40.63",
    "S16, 71.93, 119.19, 60.35, 60.34, 60.36",
    "S18, 427.08, 101.69, 419.98, 419.96, 420.01",
    "S20, 554.38, 132, 419.98, 418.40, 421.59",
    "S21, 788.5, 105.1, 750.24, 749.83, 750.64"
  })
  void valueAndCompletionImplyTheTarget(
      String code, BigDecimal value, BigDecimal done, String target, String low, String high) {
    assertImplied(value, Interval.ofPrinted(done).times(PERCENT), target, low, high);
  }

  private static void assertImplied(
      BigDecimal value, Interval factor, String middle, String low, String high) {
    Interval implied = Interval.ofPrinted(value).dividedBy(factor);
    Fraction centre = factor.low().plus(factor.high()).dividedBy(Fraction.of(2, 1));
    int decimals = new BigDecimal(middle).scale();
    Rounding rounding = Rounding.HALF_UP;
    assertThat(rounding.decimal(Fraction.of(value).dividedBy(centre), decimals))
        .hasToString(middle);
    assertThat(rounding.decimal(implied.low(), decimals)).hasToString(low);
    assertThat(rounding.decimal(implied.high(), decimals)).hasToString(high);
  }

  /** The target that the report's count of enterprises implies, which is none in whole numbers. */
  @Test
  void aCountIsExactSoItsTargetFollowsFromTheRateAlone() {
    Interval implied = targets("53", "106.5");
    assertThat(Rounding.notBelow(implied.low(), 2)).hasToString("49.75");
    assertThat(implied.contains(Fraction.of(new BigDecimal("49.77")))).isTrue();
    assertThat(Rounding.notAbove(implied.high(), 2)).hasToString("49.78");
  }

  @Test
  void noWholeTargetGivesTheCompletionOfTheReportsEnergyLine() {
    assertThat(targets("53", "106.5").hasWholeNumber()).isFalse();
    assertThat(targets("53", "106.0").hasWholeNumber()).isTrue();
    assertThat(targets("53", "108.2").contains(Fraction.of(49, 1))).isTrue();
  }

  private static Interval targets(String count, String done) {
    return Interval.exactly(Fraction.of(new BigDecimal(count)))
        .dividedBy(Interval.ofPrinted(new BigDecimal(done)).times(PERCENT));
  }

  @Test
  void endsBelongToTheInterval() {
    Interval printed = Interval.ofPrinted(new BigDecimal("1.0"));
    assertThat(printed.contains(Fraction.of(new BigDecimal("0.95")))).isTrue();
    assertThat(printed.contains(Fraction.of(new BigDecimal("1.05")))).isTrue();
    assertThat(printed.contains(Fraction.of(new BigDecimal("1.051")))).isFalse();
    assertThat(printed.meets(Interval.ofPrinted(new BigDecimal("1.1")))).isTrue();
    assertThat(printed.meets(Interval.ofPrinted(new BigDecimal("1.2")))).isFalse();
  }

  @Test
  void whatCannotBeComputedIsRefused() {
    Interval aroundZero = Interval.ofPrinted(BigDecimal.ZERO);
    Interval one = Interval.exactly(Fraction.ONE);
    assertThatThrownBy(() -> one.dividedBy(aroundZero)).hasMessageContaining("cannot divide");
    assertThatThrownBy(() -> aroundZero.dividedBy(one)).hasMessageContaining("cannot divide");
    assertThatThrownBy(() -> new Interval(Fraction.ONE, Fraction.ZERO))
        .hasMessageContaining("nothing");
    assertThatThrownBy(() -> Fraction.of(1, 0)).isInstanceOf(ArithmeticException.class);
  }

  @ParameterizedTest
  @CsvSource({"7, 2, 3, 4", "-7, 2, -4, -3", "7, -2, -4, -3", "6, 2, 3, 3", "-6, 2, -3, -3"})
  void wholeNumbersBelowAndAbove(long numerator, long denominator, long below, long above) {
    Fraction fraction = Fraction.of(numerator, denominator);
    assertThat(fraction.floor()).isEqualTo(below);
    assertThat(fraction.ceiling()).isEqualTo(above);
    assertThat(Rounding.notAbove(fraction, 0)).isEqualByComparingTo(BigDecimal.valueOf(below));
    assertThat(Rounding.notBelow(fraction, 0)).isEqualByComparingTo(BigDecimal.valueOf(above));
  }
}
