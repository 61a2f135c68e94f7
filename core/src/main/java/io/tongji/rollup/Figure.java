package io.tongji.rollup;

import io.tongji.measure.Growth;
import org.jspecify.annotations.Nullable;

/**
 * A total with what it is compared with, all in the indicator's smallest unit; null is missing.
 *
 * @param total of the cell
 * @param base by the indicator's kind of base
 * @param lastYear the cell's total of the year before, as known now
 * @param matched the part of the total that {@code base} is the base of, where that is not all of
 *     it (kind of base MATCHED); else null
 * @param lastYearReleased the cell's total of the year before, as first released; null: nothing of
 *     it was released
 * @param rates growth as it was published, where the bases were not; null: it follows from the
 *     amounts
 */
public record Figure(
    @Nullable Long total,
    @Nullable Long base,
    @Nullable Long lastYear,
    @Nullable Long matched,
    @Nullable Long lastYearReleased,
    @Nullable GrowthRates rates) {

  /** Nothing known. */
  public static final Figure MISSING = new Figure(null, null, null);

  /**
   * Published rates of a figure, or why there is none of each.
   *
   * @param growth by the indicator's base
   * @param nominal on last year's total
   * @param onPeriodBefore on the month before; of what is not a month without meaning
   */
  public record GrowthRates(Growth growth, Growth nominal, Growth onPeriodBefore) {}

  /** A total whose base is that of all of it. */
  public Figure(@Nullable Long total, @Nullable Long base, @Nullable Long lastYear) {
    this(total, base, lastYear, null);
  }

  /** A total of which a part is compared. */
  public Figure(
      @Nullable Long total, @Nullable Long base, @Nullable Long lastYear, @Nullable Long matched) {
    this(total, base, lastYear, matched, null, null);
  }

  /** A figure as it went out: the total and its rates, without bases. */
  public static Figure published(@Nullable Long total, GrowthRates rates) {
    return new Figure(total, null, null, null, null, rates);
  }

  /**
   * This figure with last year's total as first released, which is the base of kind PUBLISHED.
   *
   * @param released null: nothing of it was released
   * @param isBase whether growth by the indicator's base compares with it
   */
  Figure beside(@Nullable Long released, boolean isBase) {
    return released == null
        ? this
        : new Figure(total, isBase ? released : base, lastYear, matched, released, null);
  }

  /** What is compared with the base. */
  public @Nullable Long compared() {
    return matched == null ? total : matched;
  }

  /** Growth by the indicator's base (同比). */
  public Growth growth() {
    return rates == null ? Growth.of(compared(), base) : rates.growth();
  }

  /** Growth on last year's total (名义同比): as first released, or as known now if it never was. */
  public Growth nominalGrowth() {
    return rates == null
        ? Growth.of(total, lastYearReleased == null ? lastYear : lastYearReleased)
        : rates.nominal();
  }

  /** True if the total was withheld, since a respondent could be inferred from it. */
  public boolean isConfidential() {
    return total == null && growth().isConfidential();
  }
}
