package io.tongji.editing;

import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import org.jspecify.annotations.Nullable;

/** S7: the month, if it is not 0, is not that of the period before in the same year. */
record MonthIsNew() implements SoftCheck {

  @Override
  public SoftEdit edit() {
    return SoftEdit.MONTH_REPEATED;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    boolean repeated =
        m > year.firstMonth()
            && year.own().monthKnown(m)
            && year.own().monthKnown(m - 1)
            && year.own().month(m) != 0
            && year.own().month(m) == year.own().month(m - 1);
    return repeated ? query("month", year.own().month(m), null) : null;
  }
}
