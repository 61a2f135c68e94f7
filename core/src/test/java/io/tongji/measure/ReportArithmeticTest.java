package io.tongji.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from the figures of the work report of 2023 when they are put together. */
class ReportArithmeticTest {

  private static final Fraction PERCENT = Fraction.of(1, 100);

  private static final Printed WORKS = new Printed("42.73", "2.8", "92.9");
  private static final Printed INDUSTRY = new Printed("25.41", "8.8", "93.7");
  private static final Printed SERVICES = new Printed("17.16", "-5.6", "90.9");

  /** A line of the report: value, growth and completion in per cent. */
  private record Printed(String value, String growth, String completion) {

    Interval exact() {
      return printed(value);
    }

    Interval base() {
      return exact().dividedBy(printed(growth).times(PERCENT).plus(Interval.exactly(Fraction.ONE)));
    }

    Interval target() {
      return exact().dividedBy(printed(completion).times(PERCENT));
    }
  }

  private static Interval printed(String number) {
    return Interval.ofPrinted(new BigDecimal(number));
  }

  @ParameterizedTest(name = "{0} in {2}: {4} %")
  @CsvSource({
    "CI, 4273, FAI, 11648, 36.7",
    "FAI_HT, 5597, FAI, 11648, 48.1",
    "FAI_DIGI, 2214, FAI, 11648, 19.0",
    "RND, 4069, GIO, 77376, 5.26",
    "EXP, 22533, GIO, 77376, 29.1"
  })
  void ratiosOfTheHeadlineFigures(
      String part, long value, String whole, long wholeValue, String percent) {
    int decimals = new BigDecimal(percent).scale();
    Contribution contribution = new Contribution(value, null, wholeValue, null);
    assertThat(Rounding.HALF_UP.percent(known(contribution.share()), decimals))
        .hasToString(percent);
  }

  /** 0.16 of 10^8 yuan is neither industry nor services, more than rounding could explain. */
  @Test
  void industryAndServicesAreNotAllBuildingWorks() {
    Interval parts = INDUSTRY.exact().plus(SERVICES.exact());
    assertThat(parts.meets(WORKS.exact())).isFalse();
    Interval rest = less(WORKS.exact(), parts);
    Fraction middle = middle(rest);
    assertThat(Rounding.HALF_UP.decimal(middle, 2)).hasToString("0.16");
    assertThat(Rounding.HALF_UP.whole(middle.times(Fraction.powerOfTen(8)))).isEqualTo(16_000_000);
    assertThat(Rounding.HALF_UP.decimal(rest.high().minus(middle), 3))
        .as("tolerance of two parts and a whole with two decimals: 3 × 0.005")
        .hasToString("0.015");
  }

  @Test
  void theRestOfTheYearBeforeMayHaveBeenNothingAndThatOfTheTargetsIsNothing() {
    Interval before = less(WORKS.base(), INDUSTRY.base().plus(SERVICES.base()));
    assertThat(Rounding.HALF_UP.decimal(before.low(), 2)).hasToString("-0.02");
    assertThat(Rounding.HALF_UP.decimal(middle(before), 2)).hasToString("0.03");
    assertThat(Rounding.HALF_UP.decimal(before.high(), 2)).hasToString("0.09");
    Interval targets = less(WORKS.target(), INDUSTRY.target().plus(SERVICES.target()));
    assertThat(targets.contains(Fraction.ZERO)).isTrue();
    assertThat(Rounding.HALF_UP.decimal(middle(targets), 2)).hasToString("0.00");
  }

  /** Industry and services alone, in 10^6 yuan, grow by less than the headline says. */
  @Test
  void theTwoPartsAloneGrowByLessThanTheWhole() {
    assertThat(growth(2541 + 1716, 2335 + 1818)).hasToString("2.5");
    assertThat(growth(4273, 4157)).hasToString("2.8");
  }

  /** Output fell by 4.2 %, on a base that the target had wanted to exceed by 17 %. */
  @Test
  void theTargetOfOutputHadMeantGrowth() {
    assertThat(Rounding.HALF_UP.decimal(Fraction.of(94_476 - 80_768, 80_768).dividedBy(PERCENT), 0))
        .hasToString("17");
  }

  private static BigDecimal growth(long value, long base) {
    Growth.Rate rate = (Growth.Rate) Growth.of(value, base);
    return Rounding.HALF_UP.percent(rate.change(), rate.base(), 1);
  }

  private static Interval less(Interval from, Interval what) {
    return from.plus(new Interval(what.high().negated(), what.low().negated()));
  }

  private static Fraction middle(Interval interval) {
    return interval.low().plus(interval.high()).dividedBy(Fraction.of(2, 1));
  }

  private static Fraction known(Ratio ratio) {
    return ((Ratio.Known) ratio).value();
  }
}
