package io.tongji.editing;

import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import org.jspecify.annotations.Nullable;

/**
 * S3: what is stated of the year before is what was reported then, to a share of it.
 *
 * @param slot of the year before
 * @param share in ten-thousandths
 */
record PriorAsReported(int slot, long share) implements SoftCheck {

  private static final long SHARES = 10_000;

  @Override
  public SoftEdit edit() {
    return SoftEdit.PRIOR_DIFFERS;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    Long stated = year.stated(m, slot);
    if (stated == null || !year.before().returned(m)) {
      return null;
    }
    long reported = year.before().ytd(m);
    boolean differs = Math.abs(stated - reported) * SHARES > share * Math.abs(reported);
    return differs ? query("prior_ytd", stated, reported) : null;
  }
}
