package io.tongji.measure;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An exact ratio of figures, as a fraction and not in per cent, or the reason why there is none.
 */
public sealed interface Ratio {

  /** A ratio that can be stated. */
  record Known(Fraction value) implements Ratio {}

  /** A ratio that cannot be stated: tables print a dash, never 0. */
  record Unstated(Obstacle reason) implements Ratio {}

  /** Why a ratio cannot be stated. */
  enum Obstacle {
    /** A figure that is compared is missing. */
    NO_VALUE,
    /** The figure compared with is missing. */
    NO_WHOLE,
    /** The figure compared with is 0 or below. */
    WHOLE_NOT_POSITIVE,
    /** The whole has not changed, so nothing can have contributed to its change. */
    NO_CHANGE,
    /** No month of the year is left. */
    YEAR_IS_OVER
  }

  /** {@code part / whole}, null being missing and the whole having to be above 0. */
  static Ratio of(@Nullable Long part, @Nullable Long whole) {
    if (part == null) {
      return new Unstated(Obstacle.NO_VALUE);
    }
    return of(BigInteger.valueOf(part), whole);
  }

  private static Ratio of(BigInteger part, @Nullable Long whole) {
    if (whole == null) {
      return new Unstated(Obstacle.NO_WHOLE);
    }
    return whole <= 0
        ? new Unstated(Obstacle.WHOLE_NOT_POSITIVE)
        : new Known(new Fraction(part, BigInteger.valueOf(whole)));
  }

  /** The difference of two ratios: undefined as the first of them that is undefined. */
  static Ratio difference(Ratio now, Ratio before) {
    if (now instanceof Known first && before instanceof Known second) {
      return new Known(first.value().minus(second.value()));
    }
    return now instanceof Known ? before : now;
  }
}
