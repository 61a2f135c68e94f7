package io.tongji.editing;

import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import org.jspecify.annotations.Nullable;

/**
 * H4: the register has no entry of the unit for the period, so that it counts nowhere. An event
 * that counts where its unit was last may be explained: some things happen after a unit has left.
 */
record UnknownUnit() implements SoftCheck {

  @Override
  public SoftEdit edit() {
    return SoftEdit.NOT_IN_REGISTER;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    boolean settled = year.inRegister(m) || (year.segment(m) != null && year.explained(m));
    return settled ? null : query("", year.own().returned(m) ? year.own().ytd(m) : null, null);
  }
}
