package io.tongji.verify.attack;

import org.jspecify.annotations.Nullable;

/**
 * What a published quotient says of its denominator or numerator.
 *
 * @param low least that the quotient can be
 * @param high most that it can be
 */
record RoundedRate(double low, double high) {

  private static final double WHOLE = 1e-6;

  /** A few of the last bits of a double. */
  private static final double DOUBLE = 4e-16;

  /**
   * A quotient, a fraction, that was rounded in per cent; or, if it does not look so, was not.
   *
   * @param decimals of the per cent
   */
  static RoundedRate of(double published, int decimals) {
    double steps = published * Math.pow(10, decimals + 2);
    boolean rounded = Math.abs(steps - Math.rint(steps)) < WHOLE;
    double half = rounded ? 0.5 * Math.pow(10, -decimals - 2) : (1 + Math.abs(published)) * DOUBLE;
    return new RoundedRate(published - half, published + half);
  }

  /** This much more. */
  RoundedRate plus(double more) {
    return new RoundedRate(low + more, high + more);
  }

  /**
   * The fact that a sum is a published amount divided by this; null if it says nothing.
   *
   * @param truth what the sum is
   */
  @Nullable Fact divides(long amount, LinearSum sum, long truth, String record) {
    return amount <= 0 || low <= 0 ? null : fact(amount / high, amount / low, sum, truth, record);
  }

  /** The fact that a sum is a published amount times this; null if it says nothing. */
  @Nullable Fact multiplies(long amount, LinearSum sum, long truth, String record) {
    return amount <= 0 ? null : fact(amount * low, amount * high, sum, truth, record);
  }

  private static @Nullable Fact fact(
      double least, double most, LinearSum sum, long truth, String record) {
    double slack = WHOLE + Math.abs(most) * DOUBLE;
    double below = truth - Math.ceil(least - slack);
    double above = Math.floor(most + slack) - truth;
    // A number that does not agree with the truth is a wrong number, and no knowledge.
    return below < 0 || above < 0 || sum.isEmpty() ? null : new Fact(sum, below, above, record);
  }
}
