package io.tongji.rollup;

import io.tongji.period.Frequency;
import io.tongji.period.Month;
import io.tongji.period.Period;
import java.util.Set;

/** Which aggregates of a cell depend on which sums, and so have to be published again. */
final class DirtyPeriods {

  private static final int YEAR = 12;

  /**
   * Changed sums of a month.
   *
   * @param month index of the month
   * @param before sums at the last cut
   * @param now sums as they stand
   */
  record Dirty(int month, long[] before, long[] now) {
    boolean differs(int from, int to) {
      for (int slot = from; slot <= to; slot++) {
        if (before[slot] != now[slot]) {
          return true;
        }
      }
      return false;
    }

    /** True if the estimate has changed. */
    boolean imputedDiffers() {
      return before.length > Sums.ADDED_UP && differs(Sums.IMPUTED_UNITS, Sums.IMPUTED_BASE);
    }

    /** True if the cumulative has changed, or the number of units that know it. */
    boolean ytdDiffers() {
      return differs(Sums.YTD_KNOWN, Sums.YTD) || imputedDiffers();
    }
  }

  private DirtyPeriods() {}

  /** Adds the periods whose aggregates show a changed sum. */
  static void of(Dirty dirty, Set<Period> periods) {
    Month month = new Month(dirty.month());
    if (dirty.differs(Sums.YTD_KNOWN, Sums.CARRY)
        || dirty.differs(Sums.BASE_EXPECTED_KNOWN, Sums.MATCHED_MONTH_BEFORE)
        || dirty.differs(Sums.STAYED_BEFORE, Sums.STAYED_MONTH_RESTATEMENT)
        || dirty.imputedDiffers()) {
      periods.add(month.period());
    }
    if (dirty.differs(Sums.MONTH_KNOWN, Sums.MONTH)) {
      periods.add(month.plus(1).period());
    }
    if (dirty.ytdDiffers() || dirty.differs(Sums.MONTH_KNOWN, Sums.MONTH)) {
      periods.add(month.plus(YEAR).period());
    }
    if (month.endsQuarter()) {
      addQuarters(dirty, month, periods);
    }
    if (month.month() == YEAR) {
      addYears(dirty, month.year(), periods);
    }
  }

  private static void addQuarters(Dirty dirty, Month month, Set<Period> periods) {
    if (dirty.differs(Sums.QUARTER_KNOWN, Sums.BASE_QUARTER)) {
      periods.add(month.quarter());
      periods.add(month.plus(YEAR).quarter());
    }
    if (dirty.differs(Sums.MATCHED_QUARTER_KNOWN, Sums.MATCHED_QUARTER_BEFORE)
        || dirty.differs(Sums.STAYED_QUARTER_BEFORE, Sums.STAYED_QUARTER_RESTATEMENT)) {
      periods.add(month.quarter());
    }
  }

  private static void addYears(Dirty dirty, int year, Set<Period> periods) {
    if (dirty.differs(Sums.YTD_KNOWN, Sums.BASE_YTD) || dirty.imputedDiffers()) {
      periods.add(new Period(Frequency.YEAR, year));
      periods.add(new Period(Frequency.YEAR, year + 1));
    }
    if (dirty.differs(Sums.MATCHED_KNOWN, Sums.MATCHED_BEFORE)
        || dirty.differs(Sums.STAYED_BEFORE, Sums.STAYED_RESTATEMENT)) {
      periods.add(new Period(Frequency.YEAR, year));
    }
  }

  /** Adds all periods that a month with sums can show in. */
  static void all(int index, Set<Period> periods) {
    Month month = new Month(index);
    periods.add(month.period());
    if (month.endsQuarter()) {
      periods.add(month.quarter());
    }
    if (month.month() == YEAR) {
      periods.add(new Period(Frequency.YEAR, month.year()));
    }
  }
}
