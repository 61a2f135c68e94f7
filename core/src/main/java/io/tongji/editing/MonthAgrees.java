package io.tongji.editing;

import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import org.jspecify.annotations.Nullable;

/**
 * S1: |YTD(m) − YTD(m−1) − M(m)| is no more than is allowed.
 *
 * @param slot of the month
 * @param over what is allowed, in whole yuan or US dollars
 */
record MonthAgrees(int slot, long over) implements SoftCheck {

  @Override
  public SoftEdit edit() {
    return SoftEdit.REVISION_CARRY;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    Long stated = year.stated(m, slot);
    if (stated == null || !year.own().monthKnown(m) || Math.abs(year.own().carry(m)) <= over) {
      return null;
    }
    return query("month", stated, year.own().month(m));
  }
}
