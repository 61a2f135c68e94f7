package io.tongji.editing;

import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import org.jspecify.annotations.Nullable;

/**
 * S11: a unit that some months ago was not yet on the list of an indicator that counts it states
 * more than 0 for the year before, if it states anything.
 *
 * @param slot of the year before
 * @param months how many make a unit new
 */
record BaseOfNewUnit(int slot, int months) implements SoftCheck {

  @Override
  public SoftEdit edit() {
    return SoftEdit.NEW_UNIT_ZERO_BASE;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    Long prior = year.stated(m, slot);
    boolean zero =
        prior != null
            && prior == 0
            && year.own().returned(m)
            && year.own().ytd(m) > 0
            && year.newlyListed(m, months);
    return zero ? query("prior_ytd", 0L, null) : null;
  }
}
