package io.tongji.metrics;

import io.tongji.period.Month;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The figures that are exported within the bounds.
 *
 * @param figures in the order of their keys
 * @param series how many series they are
 * @param dropped how many more there were within periods and depth
 */
record FigureSelection(List<ExposedFigure> figures, int series, int dropped) {

  /** Chooses whole periods from the latest on; a single one too large begins with its totals. */
  static FigureSelection of(List<ExposedFigure> all, FigureBounds bounds, FigurePoints maker) {
    TreeMap<Month, List<ExposedFigure>> byMonth = new TreeMap<>(Comparator.reverseOrder());
    for (ExposedFigure figure : all) {
      SeriesKey key = figure.aggregate().key();
      if (bounds.depth().shows(key.activity())) {
        byMonth.computeIfAbsent(key.period().lastMonth(), m -> new ArrayList<>()).add(figure);
      }
    }
    Budget budget = new Budget(bounds.maxSeries(), maker);
    byMonth.values().stream().limit(bounds.periods()).forEach(budget::spend);
    budget.chosen.sort(Comparator.comparing(figure -> figure.aggregate().key()));
    return new FigureSelection(
        Collections.unmodifiableList(budget.chosen), budget.series, budget.dropped);
  }

  /** Spends the series that may be exported, period by period. */
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

    void spend(List<ExposedFigure> period) {
      int size = period.stream().mapToInt(this::size).sum();
      if (dropped == 0 && size <= max - series) {
        chosen.addAll(period);
        series += size;
      } else if (chosen.isEmpty() && dropped == 0) {
        spendOneByOne(period);
      } else {
        dropped += size;
      }
    }

    private void spendOneByOne(List<ExposedFigure> period) {
      period.sort(
          Comparator.comparingInt(
                  (ExposedFigure figure) ->
                      FigureBounds.Depth.level(figure.aggregate().key().activity()))
              .thenComparing(figure -> figure.aggregate().key()));
      for (ExposedFigure figure : period) {
        if (size(figure) <= max - series) {
          chosen.add(figure);
          series += size(figure);
        } else {
          dropped += size(figure);
        }
      }
    }

    private int size(ExposedFigure figure) {
      return figure.points(maker).size();
    }
  }
}
