package io.tongji.app.metrics;

import io.tongji.period.Month;
import io.tongji.rollup.SeriesKey;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Which figures of one indicator can be among those that the bounds choose, as figures come and go:
 * the others, most by far, need not be kept. Of one thread.
 */
final class FigureWindow {

  private final FigureBounds bounds;
  private final TreeMap<Month, Set<SeriesKey>> latestFirst =
      new TreeMap<>(Comparator.reverseOrder());
  private boolean leftOut;
  private boolean wantsAll;

  FigureWindow(FigureBounds bounds) {
    this.bounds = bounds;
  }

  /**
   * A figure has come.
   *
   * @param drop receives the figures that have to make room for it
   * @return true if it is to be kept
   */
  boolean take(SeriesKey key, Consumer<SeriesKey> drop) {
    if (!bounds.depth().shows(key.activity())) {
      return false;
    }
    Month month = key.period().lastMonth();
    Set<SeriesKey> ofMonth = latestFirst.get(month);
    if (latestFirst.headMap(month).size() >= bounds.monthsOf(key.activity())) {
      leftOut = true;
      return false;
    }
    if (ofMonth == null) {
      ofMonth = new HashSet<>();
      latestFirst.put(month, ofMonth);
      makeRoom(drop);
    }
    ofMonth.add(key);
    return true;
  }

  private void makeRoom(Consumer<SeriesKey> drop) {
    int months = 0;
    for (Set<SeriesKey> ofMonth : latestFirst.values()) {
      int later = months++;
      leftOut |=
          ofMonth.removeIf(
              key -> {
                boolean out = later >= bounds.monthsOf(key.activity());
                if (out) {
                  drop.accept(key);
                }
                return out;
              });
    }
    while (latestFirst.size() > bounds.periods()) {
      latestFirst.pollLastEntry();
    }
  }

  /** A figure is gone. */
  void remove(SeriesKey key) {
    Month month = key.period().lastMonth();
    Set<SeriesKey> ofMonth = latestFirst.get(month);
    if (ofMonth != null && ofMonth.remove(key) && ofMonth.isEmpty()) {
      latestFirst.remove(month);
      wantsAll |= leftOut;
    }
  }

  /** True, once, if figures that were left out can be chosen now: all are to be sent again. */
  boolean wantsAll() {
    boolean wanted = wantsAll;
    if (wanted) {
      wantsAll = false;
      leftOut = false;
    }
    return wanted;
  }
}
