package io.tongji.rollup;

import io.tongji.measure.Growth;
import org.jspecify.annotations.Nullable;

/**
 * A total with what it is compared with, all in the indicator's smallest unit; null is missing.
 *
 * @param total of the cell
 * @param base by the indicator's kind of base
 * @param lastYear the cell's total of the year before
 * @param matched the part of the total that {@code base} is the base of, where that is not all of
 *     it (kind of base MATCHED); else null
 */
public record Figure(
    @Nullable Long total, @Nullable Long base, @Nullable Long lastYear, @Nullable Long matched) {

  /** Nothing known. */
  public static final Figure MISSING = new Figure(null, null, null);

  /** A total whose base is that of all of it. */
  public Figure(@Nullable Long total, @Nullable Long base, @Nullable Long lastYear) {
    this(total, base, lastYear, null);
  }

  /** What is compared with the base. */
  public @Nullable Long compared() {
    return matched == null ? total : matched;
  }

  /** Growth by the indicator's base (同比). */
  public Growth growth() {
    return Growth.of(compared(), base);
  }

  /** Growth on last year's total (名义同比). */
  public Growth nominalGrowth() {
    return Growth.of(total, lastYear);
  }
}
