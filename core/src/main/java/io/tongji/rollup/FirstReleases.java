package io.tongji.rollup;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Totals as they were first released (首次发布数), the base of nominal growth a year later.
 *
 * <p>The first release that states a total counts. One that suppressed it, or did not hold it,
 * leaves it open for a later one.
 */
public final class FirstReleases {

  private final Map<SeriesKey, ReleasedTotals> totals = new HashMap<>();

  /**
   * The first-released totals of a series and period, in the indicator's smallest unit.
   *
   * @param month of the month alone; null: never released, or not of a month
   * @param whole of a month the cumulative, else of the quarter or year; null: never released
   */
  public record ReleasedTotals(@Nullable Long month, @Nullable Long whole) {

    /** Nothing released. */
    public static final ReleasedTotals NONE = new ReleasedTotals(null, null);
  }

  /** Where first-released totals are looked up. */
  @FunctionalInterface
  public interface Lookup {
    /** Those of a series and period; nulls where nothing was released. */
    ReleasedTotals of(SeriesKey key);
  }

  /**
   * Takes what a release states; releases come in their order.
   *
   * @return true if a total is the first of its kind
   */
  public boolean put(SeriesKey key, ReleasedTotals released) {
    ReleasedTotals before = of(key);
    ReleasedTotals first =
        new ReleasedTotals(
            before.month() == null ? released.month() : before.month(),
            before.whole() == null ? released.whole() : before.whole());
    if (first.equals(before)) {
      return false;
    }
    totals.put(key, first);
    return true;
  }

  /** The first-released totals of a series and period; nulls where nothing was released. */
  public ReleasedTotals of(SeriesKey key) {
    return totals.getOrDefault(key, ReleasedTotals.NONE);
  }

  /** How many series and periods have a released total. */
  public int size() {
    return totals.size();
  }
}
