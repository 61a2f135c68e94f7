package io.tongji.editing;

import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import org.jspecify.annotations.Nullable;

/**
 * S9: the cumulative is no more than a share of the one that the unit states on another form, that
 * being above 0.
 *
 * @param share in ten-thousandths
 */
record ShareOfOtherForm(long share) implements SoftCheck {

  private static final long SHARES = 10_000;

  @Override
  public SoftEdit edit() {
    return SoftEdit.RD_INTENSITY;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    if (!year.own().returned(m) || !year.other().returned(m) || year.other().ytd(m) <= 0) {
      return null;
    }
    long value = year.own().ytd(m);
    long most = share * year.other().ytd(m);
    return value * SHARES > most ? query("ytd", value, most / SHARES) : null;
  }
}
