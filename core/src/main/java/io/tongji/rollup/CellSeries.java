package io.tongji.rollup;

import io.tongji.period.Period;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All months of one cell (area and activity) of one indicator, and what is published of it. */
final class CellSeries {

  private static final long[] NOTHING = new long[Sums.ADDED_UP];
  private static final long[] NOTHING_WITH_ESTIMATES = new long[Sums.CELL_SLOTS];

  private final String area;
  private final String activity;
  private final long[] nothing;
  private final MonthlySums months = new MonthlySums();
  private final MonthlySums before = new MonthlySums();
  private final Set<Period> published = new HashSet<>();

  /** Cached, since each change concerns dozens of cells. */
  private final MonthlySums.MonthReceiver adding =
      (month, change) -> Sums.addToCell(toBeChanged(month), change);

  /**
   * An empty series of an area and activity.
   *
   * @param imputes whether the indicator ever estimates
   */
  CellSeries(String area, String activity, boolean imputes) {
    this.area = area;
    this.activity = activity;
    this.nothing = imputes ? NOTHING_WITH_ESTIMATES : NOTHING;
  }

  String area() {
    return area;
  }

  String activity() {
    return activity;
  }

  /** Adds changes, and keeps the sums of the last cut for comparison. */
  void add(MonthlySums changes) {
    changes.forEach(adding);
  }

  private long[] toBeChanged(int month) {
    long[] sums = months.find(month);
    if (sums == null) {
      sums = nothing.clone();
      months.put(month, sums);
      if (before.find(month) == null) {
        before.put(month, nothing);
      }
    } else if (before.find(month) == null) {
      before.put(month, sums.clone());
    }
    return sums;
  }

  /** Adds a change of what is estimated. */
  void impute(int month, Imputer.Estimate change) {
    long[] sums = toBeChanged(month);
    sums[Sums.IMPUTED_UNITS] += change.units();
    sums[Sums.IMPUTED] += change.amount();
    sums[Sums.IMPUTED_BASE_KNOWN] += change.baseKnown();
    sums[Sums.IMPUTED_BASE] += change.base();
  }

  /** What is estimated of a month. */
  Imputer.Estimate imputed(int month) {
    long[] sums = at(month);
    return sums.length == Sums.ADDED_UP
        ? Imputer.Estimate.NONE
        : new Imputer.Estimate(
            sums[Sums.IMPUTED_UNITS],
            sums[Sums.IMPUTED],
            sums[Sums.IMPUTED_BASE_KNOWN],
            sums[Sums.IMPUTED_BASE]);
  }

  /** The cumulative of a month with what is estimated; null: nobody reported or is estimated. */
  @Nullable Long ytd(int month) {
    long[] sums = at(month);
    Imputer.Estimate imputed = imputed(month);
    return sums[Sums.YTD_KNOWN] + imputed.units() == 0 ? null : sums[Sums.YTD] + imputed.amount();
  }

  /** The restated base of {@link #ytd}: of a unit that is estimated what it reported then. */
  @Nullable Long baseYtd(int month) {
    long[] sums = at(month);
    Imputer.Estimate imputed = imputed(month);
    return sums[Sums.BASE_YTD_KNOWN] + imputed.baseKnown() == 0
        ? null
        : sums[Sums.BASE_YTD] + imputed.base();
  }

  /** The sums of a month, to be read only. */
  long[] at(int month) {
    long[] sums = months.find(month);
    return sums == null ? nothing : sums;
  }

  /** Units expected in a month. */
  int expected(int month) {
    return (int) months.until(month, Sums.EXPECTED_STEP);
  }

  /** An amount of a month, or null if no unit knows it. */
  @Nullable Long amount(int month, int knownSlot, int slot) {
    long[] sums = at(month);
    return sums[knownSlot] == 0 ? null : sums[slot];
  }

  /** Months changed since the last cut, with the sums of that time. */
  MonthlySums changed() {
    return before;
  }

  /** Forgets the changes: they are in a cut now. */
  void settle() {
    before.clear();
    months.dropZeros();
  }

  Set<Period> published() {
    return published;
  }

  /** Months that hold anything. */
  MonthlySums months() {
    return months;
  }
}
