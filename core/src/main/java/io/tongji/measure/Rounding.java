package io.tongji.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The one place where digits are lost, once, when a figure is shown.
 *
 * <p>GB/T 8170-2008 rounds once from the unrounded value; half to even is its default, half up
 * (四舍五入) the habit of reports.
 *
 * @param mode {@link RoundingMode#HALF_UP} or {@link RoundingMode#HALF_EVEN}
 */
public record Rounding(RoundingMode mode) {

  /** Enough digits for the double next to a quotient of two 63-bit integers. */
  private static final MathContext EXACT_ENOUGH = new MathContext(40, RoundingMode.HALF_EVEN);

  /** A double holds every whole number up to this size. */
  private static final long LARGEST_IN_DOUBLE = 1L << 53;

  /**
   * A double holds what was typed in with so many digits, and spreadsheet programs show no more.
   */
  private static final MathContext TYPED = new MathContext(15, RoundingMode.HALF_UP);

  /** 四舍五入. */
  public static final Rounding HALF_UP = new Rounding(RoundingMode.HALF_UP);

  /**
   * An amount in a publishing unit.
   *
   * @param amount in the smallest unit
   * @param exponent the publishing unit is 10^exponent smallest units (亿元 of yuan: 8)
   * @param decimals digits after the point
   */
  public BigDecimal amount(long amount, int exponent, int decimals) {
    return BigDecimal.valueOf(amount, exponent).setScale(decimals, mode);
  }

  /**
   * A quotient in per cent.
   *
   * @param denominator not 0
   * @param decimals digits after the point
   */
  public BigDecimal percent(long numerator, long denominator, int decimals) {
    return BigDecimal.valueOf(numerator)
        .movePointRight(2)
        .divide(BigDecimal.valueOf(denominator), decimals, mode);
  }

  /** An exact number as a decimal one. */
  public BigDecimal decimal(Fraction exact, int decimals) {
    return new BigDecimal(exact.numerator())
        .divide(new BigDecimal(exact.denominator()), decimals, mode);
  }

  /** An exact quotient in per cent. */
  public BigDecimal percent(Fraction exact, int decimals) {
    return new BigDecimal(exact.numerator())
        .movePointRight(2)
        .divide(new BigDecimal(exact.denominator()), decimals, mode);
  }

  /** The whole number nearest to an exact one; beyond 63 bits an {@link ArithmeticException}. */
  public long whole(Fraction exact) {
    return decimal(exact, 0).longValueExact();
  }

  /** The largest decimal number that is not above an exact one: the low end of an interval. */
  public static BigDecimal notAbove(Fraction exact, int decimals) {
    return new Rounding(RoundingMode.FLOOR).decimal(exact, decimals);
  }

  /** The smallest decimal number that is not below an exact one: the high end of an interval. */
  public static BigDecimal notBelow(Fraction exact, int decimals) {
    return new Rounding(RoundingMode.CEILING).decimal(exact, decimals);
  }

  /**
   * The number that was typed into a spreadsheet, of the decimal digits of the double that it was
   * kept as: 0.3 of 0.30000000000000004.
   */
  public static BigDecimal asTyped(BigDecimal kept) {
    return kept.precision() <= TYPED.getPrecision() ? kept : kept.round(TYPED);
  }

  /**
   * The double nearest to an amount in units.
   *
   * @param scale the amount is in 10^-scale units
   */
  public static double nearest(long amount, int scale) {
    return BigDecimal.valueOf(amount, scale).doubleValue();
  }

  /** The double nearest to a quotient; a fraction, not per cent. */
  public static double fraction(long numerator, long denominator) {
    if (fitsDouble(numerator) && fitsDouble(denominator) && denominator != 0) {
      // Of exact operands, IEEE 754 divides to the nearest double; adding 0 makes -0 a plain one.
      return (double) numerator / denominator + 0.0;
    }
    return quotient(numerator, denominator).doubleValue();
  }

  /**
   * The double nearest to a quotient that was rounded in per cent: 0.044 of 4.41 % with one digit.
   *
   * @param denominator not 0
   * @param decimals digits after the point, in per cent
   */
  public double roundedFraction(long numerator, long denominator, int decimals) {
    return percent(numerator, denominator, decimals).movePointLeft(2).doubleValue();
  }

  /** The double nearest to an exact number that was rounded in per cent. */
  public double roundedFraction(Fraction exact, int decimals) {
    return percent(exact, decimals).movePointLeft(2).doubleValue();
  }

  private static boolean fitsDouble(long number) {
    return -LARGEST_IN_DOUBLE <= number && number <= LARGEST_IN_DOUBLE;
  }

  /** The double nearest to an exact number. */
  public static double nearest(Fraction exact) {
    return new BigDecimal(exact.numerator())
        .divide(new BigDecimal(exact.denominator()), EXACT_ENOUGH)
        .doubleValue();
  }

  private static BigDecimal quotient(long numerator, long denominator) {
    return BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), EXACT_ENOUGH);
  }
}
