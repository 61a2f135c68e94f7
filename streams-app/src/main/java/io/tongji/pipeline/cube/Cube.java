package io.tongji.pipeline.cube;

import io.tongji.returns.Target;
import io.tongji.returns.TargetBook;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.References;
import io.tongji.rollup.SeriesKey;

/**
 * All that is known of one task's indicators.
 *
 * @param tables rolled up from contributions
 * @param targets in force
 * @param releases totals as first released
 */
record Cube(IndicatorTables tables, TargetBook targets, FirstReleases releases) {

  /** Puts an accepted target in force; figures beside it change. */
  void put(Target accepted) {
    targets.put(accepted);
    Target.Key key = accepted.key();
    IndicatorTable table = tables.find(key.indicator());
    if (table != null) {
      table.retarget(key.area(), key.year());
    }
  }

  /** Takes what a release states of a series and period: the base of a year later. */
  void take(SeriesKey key, FirstReleases.ReleasedTotals released) {
    if (releases.put(key, released)) {
      IndicatorTable table = tables.find(key.indicator());
      if (table != null) {
        table.released(key);
      }
    }
  }

  /** What cuts look up beside the tables. */
  References references() {
    return new References(targets, releases::of);
  }
}
