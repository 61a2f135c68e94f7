package io.tongji.bench.contend;

import io.tongji.bench.work.CellFigures;
import io.tongji.bench.work.CellKey;
import io.tongji.measure.Growth;
import io.tongji.period.Frequency;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of the application's aggregates that every contender computes. */
public final class AggregateCells {

  private AggregateCells() {}

  /** The months with a return. */
  public static Map<CellKey, CellFigures> of(Collection<? extends Aggregate> aggregates) {
    Map<CellKey, CellFigures> cells = new HashMap<>();
    for (Aggregate aggregate : aggregates) {
      if (aggregate.key().period().frequency() == Frequency.MONTH
          && aggregate instanceof Aggregate.OfMonth month
          && month.liveCoverage().reported() > 0) {
        put(cells, month);
      }
    }
    return cells;
  }

  private static void put(Map<CellKey, CellFigures> cells, Aggregate.OfMonth month) {
    Long total = month.ytd().total();
    if (total != null) {
      SeriesKey key = month.key();
      cells.put(
          new CellKey(key.indicator(), key.area(), key.activity(), key.period().lastMonth()),
          new CellFigures(
              month.liveCoverage().reported(),
              total,
              month.ytd().base(),
              month.ytd().lastYear(),
              rate(month.ytd().growth()),
              rate(month.ytd().nominalGrowth())));
    }
  }

  private static @Nullable Double rate(Growth growth) {
    return growth instanceof Growth.Rate rate ? (double) rate.change() / rate.base() : null;
  }
}
