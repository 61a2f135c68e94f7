package io.tongji.rollup.unit;

import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.Sums;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes of contributions that are not yet passed on, netted by indicator, placement and month.
 *
 * <p>A unit that moves takes its contribution out here and puts it in there in the same batch, so a
 * batch is always a set of whole changes.
 */
public final class ContributionChanges {

  private final int indicators;
  private Map<Placement, MonthlySums>[] byIndicator;
  private int size;

  /** The place last asked for, with its months, by indicator: most calls ask for it again. */
  private final @Nullable Placement[] lastPlace;

  private final @Nullable MonthlySums[] lastMonths;

  /** None yet, for so many indicators. */
  public ContributionChanges(int indicators) {
    this.indicators = indicators;
    this.lastPlace = new Placement[indicators];
    this.lastMonths = new MonthlySums[indicators];
    this.byIndicator = empty(indicators);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<Placement, MonthlySums>[] empty(int indicators) {
    Map<Placement, MonthlySums>[] maps = new Map[indicators];
    for (int number = 0; number < indicators; number++) {
      maps[number] = new HashMap<>();
    }
    return maps;
  }

  /** The sums of a place and month, to be changed in place. */
  public long[] at(int indicator, Placement placement, int month) {
    MonthlySums months = months(indicator, placement);
    int before = months.size();
    long[] sums = months.open(month, Sums.SLOTS);
    size += months.size() - before;
    return sums;
  }

  private MonthlySums months(int indicator, Placement placement) {
    MonthlySums last = lastMonths[indicator];
    if (last != null && lastPlace[indicator] == placement) {
      return last;
    }
    MonthlySums months = byIndicator[indicator].computeIfAbsent(placement, p -> new MonthlySums());
    lastPlace[indicator] = placement;
    lastMonths[indicator] = months;
    return months;
  }

  /**
   * Adds changes of a place.
   *
   * @param more the changes; the caller must not use them afterwards
   */
  public void add(int indicator, Placement placement, MonthlySums more) {
    MonthlySums known = byIndicator[indicator].putIfAbsent(placement, more);
    if (known == null) {
      size += more.size();
    } else {
      size -= known.size();
      more.forEach((month, change) -> Sums.add(known.open(month, Sums.SLOTS), change, 1));
      size += known.size();
    }
  }

  /** Number of places and months touched. */
  public int size() {
    return size;
  }

  /** Takes the changes of an indicator out. */
  public Map<Placement, MonthlySums> drain(int indicator) {
    Map<Placement, MonthlySums> gathered = byIndicator[indicator];
    byIndicator[indicator] = new HashMap<>();
    lastPlace[indicator] = null;
    lastMonths[indicator] = null;
    gathered.values().forEach(months -> size -= months.size());
    return gathered;
  }

  /** True if there are no changes of an indicator. */
  public boolean isEmpty(int indicator) {
    return byIndicator[indicator].isEmpty();
  }

  /** Takes all changes out, by number of the indicator. */
  public Map<Placement, MonthlySums>[] drain() {
    Map<Placement, MonthlySums>[] gathered = byIndicator;
    byIndicator = empty(indicators);
    Arrays.fill(lastPlace, null);
    Arrays.fill(lastMonths, null);
    size = 0;
    return gathered;
  }
}
