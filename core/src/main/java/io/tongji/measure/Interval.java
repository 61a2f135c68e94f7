package io.tongji.measure;

import java.math.BigDecimal;

/**
 * All numbers from one to another, both included, exactly.
 *
 * <p>Source: interval arithmetic, R. E. Moore, Interval Analysis, 1966.
 *
 * @param low the smallest
 * @param high the largest
 */
public record Interval(Fraction low, Fraction high) {

  private static final Fraction HALF = Fraction.of(1, 2);

  /** Refuses ends in the wrong order. */
  public Interval {
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException("from " + low + " to " + high + " there is nothing");
    }
  }

  /** The number alone. */
  public static Interval exactly(Fraction number) {
    return new Interval(number, number);
  }

  /** All numbers that a printed one may be rounded from: half a unit of its last digit around. */
  public static Interval ofPrinted(BigDecimal printed) {
    return exactly(Fraction.of(printed)).widened(HALF.times(Fraction.powerOfTen(-printed.scale())));
  }

  /** This interval with both ends moved outwards by a margin. */
  public Interval widened(Fraction margin) {
    return new Interval(low.minus(margin), high.plus(margin));
  }

  /** All sums of a number of this and one of the other. */
  public Interval plus(Interval other) {
    return new Interval(low.plus(other.low), high.plus(other.high));
  }

  /** All multiples by a factor above 0. */
  public Interval times(Fraction factor) {
    return new Interval(low.times(factor), high.times(factor));
  }

  /**
   * All quotients of a number of this, none below 0, by one of the other, all above 0.
   *
   * @throws IllegalArgumentException if there is a number that must not be
   */
  public Interval dividedBy(Interval other) {
    if (low.sign() < 0 || other.low.sign() <= 0) {
      throw new IllegalArgumentException("cannot divide " + this + " by " + other);
    }
    return new Interval(low.dividedBy(other.high), high.dividedBy(other.low));
  }

  /** True if the number lies within. */
  public boolean contains(Fraction number) {
    return low.compareTo(number) <= 0 && number.compareTo(high) <= 0;
  }

  /** True if some number lies within both. */
  public boolean meets(Interval other) {
    return low.compareTo(other.high) <= 0 && other.low.compareTo(high) <= 0;
  }

  /** True if some whole number lies within. */
  public boolean hasWholeNumber() {
    return low.ceiling().compareTo(high.floor()) <= 0;
  }
}
