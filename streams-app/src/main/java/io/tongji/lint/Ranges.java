package io.tongji.lint;

import io.tongji.measure.Fraction;
import io.tongji.measure.Interval;
import io.tongji.measure.Rounding;

/** Shows intervals in a publishing unit. */
final class Ranges {

  private static final int DECIMALS = 2;

  private Ranges() {}

  /** {@code [41.54, 41.59]}, the ends rounded outwards; the unit is 10^exponent of the currency. */
  static String of(Interval interval, int exponent) {
    Fraction factor = Fraction.powerOfTen(-exponent);
    return "["
        + Rounding.notAbove(interval.low().times(factor), DECIMALS).toPlainString()
        + ", "
        + Rounding.notBelow(interval.high().times(factor), DECIMALS).toPlainString()
        + "]";
  }
}
