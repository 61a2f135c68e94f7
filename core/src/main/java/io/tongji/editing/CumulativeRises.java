package io.tongji.editing;

import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import org.jspecify.annotations.Nullable;

/** S2: YTD(m) is no less than that of the last period of the year that has one. */
record CumulativeRises() implements SoftCheck {

  @Override
  public SoftEdit edit() {
    return SoftEdit.YTD_FELL;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    int earlier = year.periodBefore(m);
    boolean fell =
        earlier >= 0 && year.own().returned(m) && year.own().ytd(m) < year.own().ytd(earlier);
    return fell ? query("ytd", year.own().ytd(m), year.own().ytd(earlier)) : null;
  }
}
