package io.tongji.rollup;

import io.tongji.measure.Growth;
import org.jspecify.annotations.Nullable;

/**
 * A total with what it is compared with, all in the indicator's smallest unit; null is missing.
 *
 * @param total of the cell
 * @param base by the indicator's kind of base
 * @param lastYear the cell's total of the year before
 */
public record Figure(@Nullable Long total, @Nullable Long base, @Nullable Long lastYear) {

  /** Nothing known. */
  public static final Figure MISSING = new Figure(null, null, null);

  /** Growth by the indicator's base (同比). */
  public Growth growth() {
    return Growth.of(total, base);
  }

  /** Growth on last year's total (名义同比). */
  public Growth nominalGrowth() {
    return Growth.of(total, lastYear);
  }
}
