package io.tongji.editing;

import io.tongji.period.Month;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.SoftEdit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the edits make of a unit's year: queries, and the pairs that go into strata. Reused. */
final class EditResults {

  private static final int MONTHS = 12;

  /**
   * A query about a month.
   *
   * @param month the month
   * @param query what is asked
   */
  record MonthQuery(Month month, Query query) {

    boolean isAbout(MonthQuery other) {
      return month.equals(other.month) && query.edit() == other.query.edit();
    }
  }

  /** A query of which the topic says that it is no more. */
  private record Withdrawn(Month month, SoftEdit edit) {}

  private final List<MonthQuery> queries = new ArrayList<>();
  private final List<Withdrawn> withdrawn = new ArrayList<>();
  private final long[] now = new long[MONTHS];
  private final long[] before = new long[MONTHS];
  private final @Nullable String[] divisions = new String[MONTHS];

  private int months;

  void clear() {
    months = 0;
    queries.clear();
    withdrawn.clear();
    Arrays.fill(divisions, null);
  }

  /** These months (a bit each, from 0) are answered about too. */
  void cover(int more) {
    months |= more;
  }

  /** The months that are answered about. */
  int months() {
    return months;
  }

  void ask(Month month, Query query) {
    queries.add(new MonthQuery(month, query));
  }

  void withdraw(Month month, SoftEdit edit) {
    withdrawn.add(new Withdrawn(month, edit));
  }

  void pair(int m, String division, long itsNow, long itsBefore) {
    divisions[m] = division;
    now[m] = itsNow;
    before[m] = itsBefore;
  }

  /** Reports which pairs are to be taken out of the strata, and which are to be put in. */
  void forwardPairs(
      EditResults after, Questions.FormYear formYear, Questions.QueryReceiver receiver) {
    for (int m = 0; m < MONTHS; m++) {
      String was = divisions[m];
      String is = after.divisions[m];
      boolean same =
          was == null
              ? is == null
              : was.equals(is) && now[m] == after.now[m] && before[m] == after.before[m];
      if (!same) {
        int month = Month.of(formYear.year(), m + 1).index();
        if (was != null) {
          receiver.pair(formYear.form(), false, new Pair(month, was, now[m], before[m]));
        }
        if (is != null) {
          receiver.pair(formYear.form(), true, new Pair(month, is, after.now[m], after.before[m]));
        }
      }
    }
  }

  /** Reports which queries are new or changed, and which have no cause any more. */
  void forwardQueries(
      EditResults after, Questions.FormYear formYear, Questions.QueryReceiver receiver) {
    for (MonthQuery was : queries) {
      MonthQuery is = after.find(was);
      if (is == null || !is.equals(was)) {
        receiver.query(formYear, was.month(), was.query().edit(), is == null ? null : is.query());
      }
    }
    for (MonthQuery is : after.queries) {
      if (find(is) == null || withdrawn.contains(new Withdrawn(is.month(), is.query().edit()))) {
        receiver.query(formYear, is.month(), is.query().edit(), is.query());
      }
    }
  }

  private @Nullable MonthQuery find(MonthQuery about) {
    for (MonthQuery asked : queries) {
      if (asked.isAbout(about)) {
        return asked;
      }
    }
    return null;
  }
}
