package io.tongji.rollup;

import io.tongji.period.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Totals as they were first released (首次发布数), the base of nominal growth a year later.
 *
 * <p>The first release that states a total counts. One that suppressed it, or did not hold it,
 * leaves it open for a later one. Some thirty bytes are held for each series and period.
 */
public final class FirstReleases {

  private record SeriesName(String area, String indicator, String activity) {

    static SeriesName of(SeriesKey key) {
      return new SeriesName(key.area(), key.indicator(), key.activity());
    }
  }

  /** The periods of a series, ascending by frequency and time, with their totals. */
  private static final class Course {

    private static final long NONE = Long.MIN_VALUE;

    private long[] periods = new long[0];
    private long[] months = new long[0];
    private long[] wholes = new long[0];

    private static long code(Period period) {
      return (long) period.frequency().ordinal() << Integer.SIZE | period.index();
    }

    ReleasedTotals of(Period period) {
      int place = Arrays.binarySearch(periods, code(period));
      return place < 0
          ? ReleasedTotals.NONE
          : new ReleasedTotals(nullable(months[place]), nullable(wholes[place]));
    }

    private static @Nullable Long nullable(long total) {
      return total == NONE ? null : total;
    }

    /** Puts totals in place of others; returns whether the period is new. */
    boolean put(Period period, ReleasedTotals totals) {
      int place = Arrays.binarySearch(periods, code(period));
      boolean added = place < 0;
      if (added) {
        place = -place - 1;
        periods = opened(periods, place);
        months = opened(months, place);
        wholes = opened(wholes, place);
        periods[place] = code(period);
      }
      months[place] = totals.month() == null ? NONE : totals.month();
      wholes[place] = totals.whole() == null ? NONE : totals.whole();
      return added;
    }

    private static long[] opened(long[] list, int place) {
      long[] longer = new long[list.length + 1];
      System.arraycopy(list, 0, longer, 0, place);
      System.arraycopy(list, place, longer, place + 1, list.length - place);
      return longer;
    }
  }

  private final Map<SeriesName, Course> series = new HashMap<>();
  private int size;

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
    if (series.computeIfAbsent(SeriesName.of(key), none -> new Course()).put(key.period(), first)) {
      size++;
    }
    return true;
  }

  /** The first-released totals of a series and period; nulls where nothing was released. */
  public ReleasedTotals of(SeriesKey key) {
    Course known = series.get(SeriesName.of(key));
    return known == null ? ReleasedTotals.NONE : known.of(key.period());
  }

  /** How many series and periods have a released total. */
  public int size() {
    return size;
  }
}
