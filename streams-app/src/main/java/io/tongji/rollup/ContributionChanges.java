package io.tongji.rollup;

import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
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
  private Map<Placement, Int2ObjectMap<long[]>>[] byIndicator;
  private int size;

  /** Of each indicator the place that was asked for last, and its months: most ask again. */
  private final @Nullable Placement[] lastPlace;

  private final @Nullable Int2ObjectMap<long[]>[] lastMonths;

  /** None yet, for so many indicators. */
  @SuppressWarnings({"unchecked", "rawtypes"})
  public ContributionChanges(int indicators) {
    this.indicators = indicators;
    this.lastPlace = new Placement[indicators];
    this.lastMonths = new Int2ObjectMap[indicators];
    this.byIndicator = empty(indicators);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private static Map<Placement, Int2ObjectMap<long[]>>[] empty(int indicators) {
    Map<Placement, Int2ObjectMap<long[]>>[] maps = new Map[indicators];
    for (int number = 0; number < indicators; number++) {
      maps[number] = new HashMap<>();
    }
    return maps;
  }

  /** The sums of a place and month, to be changed in place. */
  public long[] at(int indicator, Placement placement, int month) {
    Int2ObjectMap<long[]> months = months(indicator, placement);
    long[] sums = months.get(month);
    if (sums == null) {
      sums = new long[Sums.SLOTS];
      months.put(month, sums);
      size++;
    }
    return sums;
  }

  private Int2ObjectMap<long[]> months(int indicator, Placement placement) {
    Int2ObjectMap<long[]> last = lastMonths[indicator];
    if (last != null && lastPlace[indicator] == placement) {
      return last;
    }
    Int2ObjectMap<long[]> months =
        byIndicator[indicator].computeIfAbsent(placement, p -> new Int2ObjectOpenHashMap<>());
    lastPlace[indicator] = placement;
    lastMonths[indicator] = months;
    return months;
  }

  /** Number of places and months touched. */
  public int size() {
    return size;
  }

  /** Takes what has gathered of an indicator; afterwards there is nothing of it. */
  public Map<Placement, Int2ObjectMap<long[]>> drain(int indicator) {
    Map<Placement, Int2ObjectMap<long[]>> gathered = byIndicator[indicator];
    byIndicator[indicator] = new HashMap<>();
    lastPlace[indicator] = null;
    lastMonths[indicator] = null;
    gathered.values().forEach(months -> size -= months.size());
    return gathered;
  }

  /** True if nothing has gathered of an indicator. */
  public boolean isEmpty(int indicator) {
    return byIndicator[indicator].isEmpty();
  }

  /** Takes what has gathered, by number of the indicator; afterwards there is nothing. */
  public Map<Placement, Int2ObjectMap<long[]>>[] drain() {
    Map<Placement, Int2ObjectMap<long[]>>[] gathered = byIndicator;
    byIndicator = empty(indicators);
    Arrays.fill(lastPlace, null);
    Arrays.fill(lastMonths, null);
    size = 0;
    return gathered;
  }
}
