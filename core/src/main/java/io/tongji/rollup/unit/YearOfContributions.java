package io.tongji.rollup.unit;

import io.tongji.catalogue.Measure;
import io.tongji.returns.ReturnLedger;
import io.tongji.rollup.Sums;
import java.util.Arrays;

/**
 * What a unit contributes in each month of a year to the indicators of one group.
 *
 * <p>The base of growth is restated (可比口径): the unit's own statement of the year before, or its own
 * figure of a year before as known now; a base enters only where the figure itself is known.
 */
final class YearOfContributions {

  private static final int MONTHS = 12;

  private final long[][] sums = new long[MONTHS][Sums.SLOTS];
  private final Series own = new Series();
  private final Series prior = new Series();
  private final Series before = new Series();

  /** Derives a year; reads the year before too. */
  void derive(ReturnLedger ledger, int year, MeasureGroup group) {
    deriveSeries(ledger, year, group);
    for (int m = 0; m < MONTHS; m++) {
      long[] month = sums[m];
      Arrays.fill(month, 0);
      fillCoverage(month, m, group);
      if (group.follows() && m > group.firstMonth() && own.returned(m - 1)) {
        fillFollowing(month, m);
      }
      if (own.returned(m)) {
        fillYtd(month, m);
        fillMonth(month, m);
        fillQuarter(month, m);
        if (group.matches()) {
          fillMatched(month, m);
        }
      } else if (own.reported(m)) {
        month[Sums.REPORTED_LESS_KNOWN] = 1;
      }
    }
  }

  private void deriveSeries(ReturnLedger ledger, int year, MeasureGroup group) {
    Measure events = group.events();
    if (events == null) {
      own.derive(ledger.year(year), group, false);
      prior.derive(ledger.year(year), group, true);
      before.derive(ledger.year(year - 1), group, false);
    } else {
      own.deriveEvents(ledger.events(year), events);
      prior.clear();
      before.deriveEvents(ledger.events(year - 1), events);
    }
  }

  /** What a unit weighs where it is expected: its own figure of then, with or without a return. */
  private void fillCoverage(long[] month, int m, MeasureGroup group) {
    if (before.returned(m)) {
      month[Sums.BASE_EXPECTED_KNOWN] = 1;
      month[own.reported(m) ? Sums.BASE_RECEIVED : Sums.BASE_OUTSTANDING] = before.ytd(m);
      month[Sums.OUTSTANDING] = group.imputes() && !own.reported(m) ? 1 : 0;
    }
  }

  /** What an estimate from the month before starts from, or its ratio rests on. */
  private void fillFollowing(long[] month, int m) {
    if (own.returned(m)) {
      month[Sums.FOLLOWED_KNOWN] = 1;
      month[Sums.FOLLOWED] = own.ytd(m);
      month[Sums.FOLLOWED_BEFORE] = own.ytd(m - 1);
    } else if (!own.reported(m)) {
      fillAwaited(month, m);
    }
  }

  private void fillAwaited(long[] month, int m) {
    month[Sums.AWAITED] = 1;
    month[Sums.AWAITED_BEFORE] = own.ytd(m - 1);
    if (before.returned(m)) {
      month[Sums.AWAITED_BASE_KNOWN] = 1;
      month[Sums.AWAITED_BASE] = before.ytd(m);
    }
  }

  private void fillYtd(long[] month, int m) {
    month[Sums.YTD_KNOWN] = 1;
    month[Sums.YTD] = own.ytd(m);
    if (prior.returned(m) || before.returned(m)) {
      month[Sums.BASE_YTD_KNOWN] = 1;
      month[Sums.BASE_YTD] = prior.returned(m) ? prior.ytd(m) : before.ytd(m);
    }
    if (before.returned(m)) {
      month[Sums.STAYED_BEFORE] = before.ytd(m);
      month[Sums.STAYED_RESTATEMENT] = month[Sums.BASE_YTD] - before.ytd(m);
    }
  }

  private void fillMonth(long[] month, int m) {
    if (!own.monthKnown(m)) {
      return;
    }
    month[Sums.MONTH_KNOWN] = 1;
    month[Sums.MONTH] = own.month(m);
    month[Sums.CARRY] = own.carry(m);
    if (prior.monthKnown(m) || before.monthKnown(m)) {
      month[Sums.BASE_MONTH_KNOWN] = 1;
      month[Sums.BASE_MONTH] = prior.monthKnown(m) ? prior.month(m) : before.month(m);
    }
    if (before.monthKnown(m)) {
      month[Sums.STAYED_MONTH_BEFORE] = before.month(m);
      month[Sums.STAYED_MONTH_RESTATEMENT] = month[Sums.BASE_MONTH] - before.month(m);
    }
  }

  private void fillQuarter(long[] month, int m) {
    if (m % 3 != 2 || !own.quarterKnown(m)) {
      return;
    }
    month[Sums.QUARTER_KNOWN] = 1;
    month[Sums.QUARTER] = own.quarter(m);
    if (prior.quarterKnown(m) || before.quarterKnown(m)) {
      month[Sums.BASE_QUARTER_KNOWN] = 1;
      month[Sums.BASE_QUARTER] = prior.quarterKnown(m) ? prior.quarter(m) : before.quarter(m);
    }
    if (before.quarterKnown(m)) {
      month[Sums.STAYED_QUARTER_BEFORE] = before.quarter(m);
      month[Sums.STAYED_QUARTER_RESTATEMENT] = month[Sums.BASE_QUARTER] - before.quarter(m);
    }
  }

  private void fillMatched(long[] month, int m) {
    if (before.returned(m)) {
      month[Sums.MATCHED_KNOWN] = 1;
      month[Sums.MATCHED] = own.ytd(m);
      month[Sums.MATCHED_BEFORE] = before.ytd(m);
    }
    if (own.monthKnown(m) && before.monthKnown(m)) {
      month[Sums.MATCHED_MONTH_KNOWN] = 1;
      month[Sums.MATCHED_MONTH] = own.month(m);
      month[Sums.MATCHED_MONTH_BEFORE] = before.month(m);
    }
    if (m % 3 == 2 && own.quarterKnown(m) && before.quarterKnown(m)) {
      month[Sums.MATCHED_QUARTER_KNOWN] = 1;
      month[Sums.MATCHED_QUARTER] = own.quarter(m);
      month[Sums.MATCHED_QUARTER_BEFORE] = before.quarter(m);
    }
  }

  /** The contribution of a month, 0 to 11; to be read only. */
  long[] month(int m) {
    return sums[m];
  }
}
