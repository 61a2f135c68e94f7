package io.tongji.editing;

import static io.tongji.editing.SoftCheck.SHARES;
import static io.tongji.editing.SoftCheck.query;

import io.tongji.returns.edits.SoftEdit;

/** Soft edits that compare months and cumulatives of a unit with its own earlier ones. */
final class CumulativeChecks {

  private CumulativeChecks() {}

  /**
   * S1: |YTD(m) − YTD(m−1) − M(m)| is more than is allowed; or, where YTD(m−1) is not known, M(m)
   * exceeds YTD(m), none being negative, by more than is allowed.
   *
   * @param slot of the month
   * @param over what is allowed, in whole yuan or US dollars
   */
  static SoftCheck revisionCarry(int slot, long over) {
    return (year, m) -> {
      Long stated = year.stated(m, slot);
      if (stated == null || !year.own().monthKnown(m)) {
        return null;
      }
      if (Math.abs(year.own().carry(m)) > over) {
        return query(SoftEdit.REVISION_CARRY, "month", stated, year.own().month(m));
      }
      return exceedsCumulative(year, m, stated, over)
          ? query(SoftEdit.REVISION_CARRY, "month", stated, year.own().ytd(m))
          : null;
    };
  }

  private static boolean exceedsCumulative(UnitYear year, int m, long stated, long over) {
    return m > year.firstMonth()
        && !year.own().returned(m - 1)
        && year.own().returned(m)
        && year.own().ytd(m) >= 0
        && stated - year.own().ytd(m) > over;
  }

  /** S2: YTD(m) is less than that of the last period of the year that has one. */
  static SoftCheck ytdFell() {
    return (year, m) -> {
      int earlier = year.periodBefore(m);
      boolean fell =
          earlier >= 0 && year.own().returned(m) && year.own().ytd(m) < year.own().ytd(earlier);
      return fell
          ? query(SoftEdit.YTD_FELL, "ytd", year.own().ytd(m), year.own().ytd(earlier))
          : null;
    };
  }

  /**
   * S3: what is stated of the year before is not what was reported then.
   *
   * @param slot of the year before
   * @param share by which it may differ, in ten-thousandths
   */
  static SoftCheck priorDiffers(int slot, long share) {
    return (year, m) -> {
      Long stated = year.stated(m, slot);
      if (stated == null || !year.before().returned(m)) {
        return null;
      }
      long reported = year.before().ytd(m);
      boolean differs = Math.abs(stated - reported) * SHARES > share * Math.abs(reported);
      return differs ? query(SoftEdit.PRIOR_DIFFERS, "prior_ytd", stated, reported) : null;
    };
  }

  /**
   * S6: the cumulative, which is not 0, is the same as in each of so many months before.
   *
   * @param months how many
   */
  static SoftCheck ytdUnchanged(int months) {
    return (year, m) -> {
      if (m - months < year.firstMonth() || !year.own().returned(m) || year.own().ytd(m) == 0) {
        return null;
      }
      for (int earlier = m - months; earlier < m; earlier++) {
        if (!year.own().returned(earlier) || year.own().ytd(earlier) != year.own().ytd(m)) {
          return null;
        }
      }
      return query(SoftEdit.YTD_UNCHANGED, "ytd", year.own().ytd(m), null);
    };
  }

  /** S7: the month, which is not 0, is that of the period before in the same year. */
  static SoftCheck monthRepeated() {
    return (year, m) -> {
      boolean repeated =
          m > year.firstMonth()
              && year.own().monthKnown(m)
              && year.own().monthKnown(m - 1)
              && year.own().month(m) != 0
              && year.own().month(m) == year.own().month(m - 1);
      return repeated ? query(SoftEdit.MONTH_REPEATED, "month", year.own().month(m), null) : null;
    };
  }
}
