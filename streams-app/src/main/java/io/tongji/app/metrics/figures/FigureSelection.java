package io.tongji.app.metrics.figures;

import io.tongji.app.metrics.figures.FigureBounds.Depth;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The figures that are exported within the bounds.
 *
 * @param points of all of them
 * @param periods that they are of
 * @param dropped how many more points there were within periods and depth
 */
record FigureSelection(List<FigurePoint> points, SortedSet<Period> periods, int dropped) {

  /** One indicator's figures of a month, by the level of their activity. */
  private static final class FiguresOfMonth {
    private final Map<Depth, List<ExposedFigure>> byLevel = new EnumMap<>(Depth.class);
    private boolean complete;

    private void add(ExposedFigure figure, FigureBounds bounds) {
      Depth level = Depth.of(figure.aggregate().key().activity());
      byLevel.computeIfAbsent(level, absent -> new ArrayList<>()).add(figure);
      complete |= bounds.months().complete().test(figure.aggregate());
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
    Month current = bounds.months().current().get();
    for (ExposedFigure figure : all) {
      SeriesKey key = figure.aggregate().key();
      if (bounds.depth().shows(key.activity())
          && key.period().lastMonth().compareTo(current) <= 0) {
        byIndicator
            .computeIfAbsent(key.indicator(), i -> new TreeMap<>(Comparator.reverseOrder()))
            .computeIfAbsent(key.period().lastMonth(), m -> new FiguresOfMonth())
            .add(figure, bounds);
      }
    }
    List<FigurePoint> points = new ArrayList<>();
    SortedSet<Period> periods = new TreeSet<>();
    int dropped = 0;
    for (TreeMap<Month, FiguresOfMonth> months : byIndicator.values()) {
      Budget budget = new Budget(bounds, maker, periods);
      budget.spend(months.values().stream().limit(bounds.months().all()).toList());
      points.addAll(budget.chosen);
      dropped += budget.dropped;
    }
    return new FigureSelection(points, periods, dropped);
  }

  /** Spends the series of one indicator; once something was left out, all that follows is. */
  private static final class Budget {

    private final FigureBounds bounds;
    private final FigurePoints maker;
    private final SortedSet<Period> periods;
    private final List<FigurePoint> chosen = new ArrayList<>();
    private int dropped;

    Budget(FigureBounds bounds, FigurePoints maker, SortedSet<Period> periods) {
      this.bounds = bounds;
      this.maker = maker;
      this.periods = periods;
    }

    void spend(List<FiguresOfMonth> latestFirst) {
      int detailed = latestComplete(latestFirst, bounds.months().detailed());
      for (int month = 0; month < latestFirst.size(); month++) {
        spend(latestFirst.get(month).at(Depth.TOTAL), month < detailed);
      }
      int ofActivities = latestComplete(latestFirst, bounds.months().ofActivities());
      for (Depth level : List.of(Depth.SECTION, Depth.DIVISION)) {
        latestFirst.subList(0, ofActivities).forEach(month -> spend(month.at(level), true));
      }
    }

    /** How many months there are until so many of them are complete. */
    private static int latestComplete(List<FiguresOfMonth> latestFirst, int wanted) {
      int complete = 0;
      int months = 0;
      while (months < latestFirst.size() && complete < wanted) {
        complete += latestFirst.get(months++).complete ? 1 : 0;
      }
      return months;
    }

    private void spend(List<ExposedFigure> together, boolean detailed) {
      List<FigurePoint> points = new ArrayList<>();
      SortedSet<Period> of = new TreeSet<>();
      for (ExposedFigure figure : together) {
        List<FigurePoint> ofFigure = figure.points(maker, detailed);
        points.addAll(ofFigure);
        if (!ofFigure.isEmpty()) {
          of.add(figure.aggregate().key().period());
        }
      }
      if (dropped == 0 && points.size() <= bounds.indicatorSeries() - chosen.size()) {
        chosen.addAll(points);
        periods.addAll(of);
      } else {
        dropped += points.size();
      }
    }
  }
}
