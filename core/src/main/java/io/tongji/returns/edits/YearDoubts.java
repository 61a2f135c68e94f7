package io.tongji.returns.edits;

import io.tongji.period.Month;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Months of which the year is probably a slip: they lie more than a year before all that was ever
 * reported on their form. History that is loaded later reaches back without a gap of more than a
 * year, and a form on which nothing was reported has no first month. Events have no such history.
 */
public final class YearDoubts {

  private static final int YEAR = 12;
  private static final int YEARS_OF_EVENTS = 10;

  private final @Nullable Month first;

  private YearDoubts(@Nullable Month first) {
    this.first = first;
  }

  /**
   * Doubts about the months of files.
   *
   * @param reported months that were reported on the form
   * @param handedIn months that the files name
   */
  public static YearDoubts about(Collection<Month> reported, Collection<Month> handedIn) {
    if (reported.isEmpty()) {
      return new YearDoubts(null);
    }
    Month first = new TreeSet<>(reported).first();
    for (Month month : new TreeSet<>(handedIn).descendingSet()) {
      boolean earlier = month.compareTo(first) < 0;
      first = earlier && month.compareTo(first.plus(-YEAR)) >= 0 ? month : first;
    }
    return new YearDoubts(first);
  }

  /**
   * Doubts about the days of events, which a bureau records as they come: ten years back is none of
   * its business any more.
   */
  public static YearDoubts ofEvents(Month now) {
    return new YearDoubts(now.plus(-(YEARS_OF_EVENTS - 1) * YEAR));
  }

  /** Whether the year of a month is probably wrong. */
  public boolean doubts(Month month) {
    return first != null && month.compareTo(first.plus(-YEAR)) < 0;
  }

  /** The last month of the same name that is not later than another one. */
  public static Month likely(Month month, Month latest) {
    return month.plus(Math.floorDiv(latest.index() - month.index(), YEAR) * YEAR);
  }
}
