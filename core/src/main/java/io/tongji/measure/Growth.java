package io.tongji.measure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The growth of a figure on its base: a rate, or the reason why there is none.
 *
 * <p>A rate is kept as the exact quotient of two integers; only {@link Rounding} turns it into
 * digits.
 *
 * <p>Source: 同比 and 累计同比 in the National Bureau of Statistics' explanations of terms (主要统计指标解释),
 * {@code x / b - 1}. Where there is none its tables print a dash; the reasons are this project's.
 */
public sealed interface Growth {

  /** An exact rate of growth, {@code change / base}, with {@code base > 0}. */
  record Rate(long change, long base) implements Growth {}

  /** A growth that cannot be stated: tables print a dash, never 0. */
  record Undefined(Reason reason) implements Growth {}

  /** Why a growth cannot be stated. */
  enum Reason {
    /** The figure itself is missing. */
    NO_VALUE,
    /** Nothing is known of the period compared with. */
    NO_BASE,
    /** The base is 0. */
    ZERO_BASE,
    /** The base is below 0: words are needed (扭亏, 增亏), not a rate. */
    NEG_BASE,
    /** It is withheld, since the figure of a respondent could be inferred from it (保密). */
    CONFIDENTIAL
  }

  /** True if it is withheld, since a respondent could be inferred from it. */
  default boolean isConfidential() {
    return this instanceof Undefined undefined && undefined.reason() == Reason.CONFIDENTIAL;
  }

  /**
   * A rate that was published as a decimal, e.g. 0.044.
   *
   * @param fraction not in per cent, with at most 18 decimals
   * @throws ArithmeticException if it has more
   */
  static Growth ofPublished(BigDecimal fraction) {
    BigDecimal decimal = fraction.stripTrailingZeros();
    int decimals = Math.max(0, decimal.scale());
    return new Rate(
        decimal.movePointRight(decimals).longValueExact(),
        BigDecimal.ONE.movePointRight(decimals).longValueExact());
  }

  /** The growth of {@code value} on {@code base}, both in the same unit; null is missing. */
  static Growth of(@Nullable Long value, @Nullable Long base) {
    if (value == null) {
      return new Undefined(Reason.NO_VALUE);
    }
    if (base == null) {
      return new Undefined(Reason.NO_BASE);
    }
    if (base <= 0) {
      return new Undefined(base == 0 ? Reason.ZERO_BASE : Reason.NEG_BASE);
    }
    return new Rate(Math.subtractExact(value, base), base);
  }
}
