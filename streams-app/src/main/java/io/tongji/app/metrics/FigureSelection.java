package io.tongji.app.metrics;

import io.tongji.app.metrics.FigureBounds.Depth;
import io.tongji.period.Month;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures that are exported within the bounds.
 *
 * @param figures in the order of their keys
 * @param series how many series they are
 * @param dropped how many more there were within periods and depth
 */
record FigureSelection(List<ExposedFigure> figures, int series, int dropped) {

  /** One indicator's figures of a month, by the level of their activity. */
  private static final class FiguresOfMonth {
    private final Map<Depth, List<ExposedFigure>> byLevel = new EnumMap<>(Depth.class);

    private void add(ExposedFigure figure) {
      Depth level = Depth.of(figure.aggregate().key().activity());
      byLevel.computeIfAbsent(level, absent -> new ArrayList<>()).add(figure);
    }

    private List<ExposedFigure> at(Depth level) {
      return byLevel.getOrDefault(level, List.of());
    }
  }

  /**
   * Chooses for each indicator by itself, since an indicator is shown by one instance as a whole:
   * the totals of its latest months, then sections and themes, then divisions of the last few.
   */
  static FigureSelection of(List<ExposedFigure> all, FigureBounds bounds, FigurePoints maker) {
    Map<String, TreeMap<Month, FiguresOfMonth>> byIndicator = new TreeMap<>();
    for (ExposedFigure figure : all) {
      SeriesKey key = figure.aggregate().key();
      if (bounds.depth().shows(key.activity())) {
        byIndicator
            .computeIfAbsent(key.indicator(), i -> new TreeMap<>(Comparator.reverseOrder()))
            .computeIfAbsent(key.period().lastMonth(), m -> new FiguresOfMonth())
            .add(figure);
      }
    }
    List<ExposedFigure> chosen = new ArrayList<>();
    int series = 0;
    int dropped = 0;
    for (TreeMap<Month, FiguresOfMonth> months : byIndicator.values()) {
      Budget budget = new Budget(bounds.indicatorSeries(), maker);
      budget.spend(months.values(), bounds);
      chosen.addAll(budget.chosen);
      series += budget.series;
      dropped += budget.dropped;
    }
    chosen.sort(Comparator.comparing(figure -> figure.aggregate().key()));
    return new FigureSelection(Collections.unmodifiableList(chosen), series, dropped);
  }

  /** Spends the series of one indicator; once something was left out, all that follows is. */
  private static final class Budget {

    private final int max;
    private final FigurePoints maker;
    private final List<ExposedFigure> chosen = new ArrayList<>();
    private int series;
    private int dropped;

    Budget(int max, FigurePoints maker) {
      this.max = max;
      this.maker = maker;
    }

    void spend(Collection<FiguresOfMonth> latestFirst, FigureBounds bounds) {
      latestFirst.stream().limit(bounds.periods()).forEach(month -> spend(month.at(Depth.TOTAL)));
      for (Depth level : List.of(Depth.SECTION, Depth.DIVISION)) {
        latestFirst.stream()
            .limit(Math.min(bounds.periods(), bounds.activityPeriods()))
            .forEach(month -> spend(month.at(level)));
      }
    }

    private void spend(List<ExposedFigure> together) {
      int size = together.stream().mapToInt(figure -> figure.points(maker).size()).sum();
      if (dropped == 0 && size <= max - series) {
        chosen.addAll(together);
        series += size;
      } else {
        dropped += size;
      }
    }
  }
}
