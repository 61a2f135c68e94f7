package io.tongji.editing;

import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import org.jspecify.annotations.Nullable;

/**
 * S6: the cumulative, if it is not 0, is another one than so many months before, or was another one
 * in between.
 *
 * @param months how many
 */
record CumulativeMoves(int months) implements SoftCheck {

  @Override
  public SoftEdit edit() {
    return SoftEdit.YTD_UNCHANGED;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    if (m - months < year.firstMonth() || !year.own().returned(m) || year.own().ytd(m) == 0) {
      return null;
    }
    for (int earlier = m - months; earlier < m; earlier++) {
      if (!year.own().returned(earlier) || year.own().ytd(earlier) != year.own().ytd(m)) {
        return null;
      }
    }
    return query("ytd", year.own().ytd(m), null);
  }
}
