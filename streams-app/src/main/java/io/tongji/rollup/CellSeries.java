package io.tongji.rollup;

import io.tongji.period.Period;
import it.unimi.dsi.fastutil.ints.Int2LongAVLTreeMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectMap;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All months of one cell (area and activity) of one indicator, and what is published of it. */
final class CellSeries {

  private static final long[] NOTHING = new long[Sums.SLOTS];

  private final String area;
  private final String activity;
  private final Int2ObjectMap<long[]> months = new Int2ObjectOpenHashMap<>();
  private final Int2LongAVLTreeMap steps = new Int2LongAVLTreeMap();
  private final Int2ObjectMap<long[]> before = new Int2ObjectOpenHashMap<>();
  private final Set<Period> published = new HashSet<>();

  CellSeries(String area, String activity) {
    this.area = area;
    this.activity = activity;
  }

  String area() {
    return area;
  }

  String activity() {
    return activity;
  }

  /** Adds a change, remembering what stood there at the last cut. Returns true if first touched. */
  boolean add(int month, long[] change) {
    boolean first = before.isEmpty();
    long[] sums = months.computeIfAbsent(month, m -> new long[Sums.SLOTS]);
    before.computeIfAbsent(month, m -> sums.clone());
    Sums.add(sums, change, 1);
    if (change[Sums.EXPECTED_STEP] != 0) {
      steps.addTo(month, change[Sums.EXPECTED_STEP]);
    }
    return first;
  }

  /** The sums of a month, to be read only. */
  long[] at(int month) {
    return months.getOrDefault(month, NOTHING);
  }

  /** Units expected in a month. */
  int expected(int month) {
    long expected = 0;
    for (long step : steps.headMap(month + 1).values()) {
      expected += step;
    }
    return (int) expected;
  }

  /** An amount of a month, or null if no unit knows it. */
  @Nullable Long amount(int month, int knownSlot, int slot) {
    long[] sums = at(month);
    return sums[knownSlot] == 0 ? null : sums[slot];
  }

  /** Months changed since the last cut, with the sums of that time. */
  Int2ObjectMap<long[]> changed() {
    return before;
  }

  /** Forgets the changes: they are in a cut now. */
  void settle() {
    before.clear();
    months.values().removeIf(Sums::isZero);
  }

  Set<Period> published() {
    return published;
  }

  /** Months that hold anything. */
  Int2ObjectMap<long[]> months() {
    return months;
  }
}
