package io.tongji.app.metrics.figures;

import io.tongji.app.metrics.figures.FigureBounds.Depth;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which figures of one indicator can be among those that the bounds choose, as figures come and go:
 * the others, most by far, need not be kept. Of one thread.
 */
final class FigureWindow {

  /** Earlier than any month that has figures. */
  private static final Month BEFORE_ALL = new Month(Integer.MIN_VALUE);

  private final FigureBounds bounds;
  private final TreeMap<Month, KeptMonth> latestFirst = new TreeMap<>(Comparator.reverseOrder());
  private boolean leftOut;
  private boolean wantsAll;

  /** As of now; null: the months have changed since. */
  private @Nullable OldestMonths oldest;

  /** The months before which no figures are kept in a current month. */
  private record OldestMonths(Month current, Month ofAll, Month ofActivities) {}

  /** The figures of a month that are kept, and those of them that say that it is complete. */
  private static final class KeptMonth {

    private final Set<SeriesKey> kept = new HashSet<>();
    private final Set<SeriesKey> completing = new HashSet<>();

    private boolean isComplete() {
      return !completing.isEmpty();
    }
  }

  FigureWindow(FigureBounds bounds) {
    this.bounds = bounds;
  }

  /** True if a figure is to be kept that comes now. */
  boolean wants(SeriesKey key) {
    if (!bounds.depth().shows(key.activity())) {
      return false;
    }
    Month month = key.period().lastMonth();
    if (month.compareTo(oldest(isActivity(key))) < 0) {
      leftOut = true;
      return false;
    }
    return true;
  }

  /**
   * A figure has come.
   *
   * @param drop receives the figures that have to make room for it
   * @return true if it is to be kept
   */
  boolean take(Aggregate aggregate, Consumer<SeriesKey> drop) {
    SeriesKey key = aggregate.key();
    if (!wants(key)) {
      return false;
    }
    Month month = key.period().lastMonth();
    boolean isNew = !latestFirst.containsKey(month);
    KeptMonth ofMonth = latestFirst.computeIfAbsent(month, absent -> new KeptMonth());
    boolean was = ofMonth.isComplete();
    ofMonth.kept.add(key);
    if (bounds.months().complete().test(aggregate)) {
      ofMonth.completing.add(key);
    } else {
      ofMonth.completing.remove(key);
    }
    wantsAll |= was && !ofMonth.isComplete() && leftOut;
    if (isNew || was != ofMonth.isComplete()) {
      makeRoom(drop);
    }
    return true;
  }

  private static boolean isActivity(SeriesKey key) {
    return Depth.of(key.activity()) != Depth.TOTAL;
  }

  /** The month before which no figures are kept: none of activities, or none at all. */
  private Month oldest(boolean ofActivities) {
    Month current = bounds.months().current().get();
    if (oldest == null || !oldest.current().equals(current)) {
      Month ofAll = last(begun(), bounds.months().all());
      Month complete =
          last(
              latestFirst.keySet().stream().filter(this::isComplete),
              bounds.months().ofActivities());
      oldest = new OldestMonths(current, ofAll, ofAll.compareTo(complete) < 0 ? complete : ofAll);
    }
    return ofActivities ? oldest.ofActivities() : oldest.ofAll();
  }

  /** The last of so many of these months; one before all months, if there are not so many. */
  private static Month last(Stream<Month> months, int number) {
    return months.skip(number - 1).findFirst().orElse(BEFORE_ALL);
  }

  /** The months that are not ahead, the latest first. */
  private Stream<Month> begun() {
    Month current = bounds.months().current().get();
    return latestFirst.keySet().stream().filter(month -> month.compareTo(current) <= 0);
  }

  private boolean isComplete(Month month) {
    KeptMonth ofMonth = latestFirst.get(month);
    return ofMonth != null && ofMonth.isComplete();
  }

  private void makeRoom(Consumer<SeriesKey> drop) {
    oldest = null;
    int months = 0;
    int complete = 0;
    for (Map.Entry<Month, KeptMonth> entry : latestFirst.entrySet()) {
      KeptMonth ofMonth = entry.getValue();
      boolean noMonth = months >= bounds.months().all();
      months += entry.getKey().compareTo(bounds.months().current().get()) <= 0 ? 1 : 0;
      boolean noActivity = noMonth || complete >= bounds.months().ofActivities();
      complete += ofMonth.isComplete() ? 1 : 0;
      leftOut |=
          ofMonth.kept.removeIf(
              key -> {
                boolean out = isActivity(key) ? noActivity : noMonth;
                if (out) {
                  drop.accept(key);
                }
                return out;
              });
    }
    while (begun().count() > bounds.months().all()) {
      latestFirst.pollLastEntry();
    }
  }

  /** A figure is gone. */
  void remove(SeriesKey key) {
    Month month = key.period().lastMonth();
    KeptMonth ofMonth = latestFirst.get(month);
    if (ofMonth == null || !ofMonth.kept.remove(key)) {
      return;
    }
    oldest = null;
    boolean was = ofMonth.isComplete();
    ofMonth.completing.remove(key);
    if (ofMonth.kept.isEmpty()) {
      latestFirst.remove(month);
      wantsAll |= leftOut;
    } else if (was && !ofMonth.isComplete()) {
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
