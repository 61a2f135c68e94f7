package io.tongji.returns;

import org.jspecify.annotations.Nullable;

/**
 * One record of the targets, as handed in: an amount, or a growth on last year's total.
 *
 * <p>A growth is fixed as an amount when the target is adopted: by the base that was known then, if
 * the record states it. Without it the amount is provisional and follows last year's total.
 *
 * @param key indicator, area and year
 * @param amount in the indicator's smallest unit; 0: not given
 * @param growth in 10^-6 per cent (8.5 % is 8,500,000); null: the target is an amount
 * @param base with a growth: last year's total on which the target was adopted, in the indicator's
 *     smallest unit; null: not stated
 * @param unit in which it was written down; for display
 * @param version number of the version; 0: not stated
 * @param withdrawn true if the target is taken out again
 */
public record Target(
    Key key,
    long amount,
    @Nullable Long growth,
    @Nullable Long base,
    String unit,
    int version,
    boolean withdrawn) {

  /** Decimal places of a growth in per cent. */
  public static final int GROWTH_SCALE = 6;

  /** True if the amount follows from last year's total as known now. */
  public boolean followsLastYear() {
    return growth != null && base == null;
  }

  /**
   * What a target is for.
   *
   * @param indicator code of the indicator
   * @param area area code, shortest form
   * @param year calendar year
   */
  public record Key(String indicator, String area, int year) {}
}
