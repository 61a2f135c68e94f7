package io.tongji.editing;

import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import org.jspecify.annotations.Nullable;

/**
 * S5: the cumulative is not a power of ten away from the year before or, where that is not known,
 * the month from the month before.
 *
 * @param distance nearer than this to a power, in decimal logarithms
 * @param powers that stand between units
 */
record UnitOfAmounts(double distance, int[] powers) implements SoftCheck {

  @Override
  public SoftEdit edit() {
    return SoftEdit.UNIT_ERROR;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    if (!year.own().returned(m)) {
      return null;
    }
    if (year.yearBefore(m) > 0) {
      return suspect("ytd", year.own().ytd(m), year.yearBefore(m));
    }
    boolean months = m > year.firstMonth() + 1 && year.own().monthKnown(m);
    return months && year.own().monthKnown(m - 1)
        ? suspect("month", year.own().month(m), year.own().month(m - 1))
        : null;
  }

  private @Nullable Query suspect(String field, long value, long expected) {
    boolean suspected =
        value > 0 && expected > 0 && UnitErrors.suspected(value, expected, distance, powers);
    return suspected ? query(field, value, expected) : null;
  }
}
