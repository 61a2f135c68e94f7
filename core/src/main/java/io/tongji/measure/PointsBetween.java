package io.tongji.measure;

import java.math.BigDecimal;

/**
 * The difference of two rates in percentage points (百分点).
 *
 * <p>Source: communiqués (较1—6月回升0.4个百分点); that it is one of the printed rates is this project's
 * own rule.
 *
 * @param published of the two rates as they were printed, so that a reader's own subtraction ties
 * @param exact of the unrounded rates, as a fraction and not in points
 */
public record PointsBetween(BigDecimal published, Fraction exact) {

  /**
   * How much a rate differs from an earlier one (较上月回升0.4个百分点).
   *
   * @param decimals of both rates in print, in per cent
   */
  public static PointsBetween of(Fraction now, Fraction before, Rounding rounding, int decimals) {
    return new PointsBetween(
        rounding.percent(now, decimals).subtract(rounding.percent(before, decimals)),
        now.minus(before));
  }
}
