package io.tongji.disclosure;

import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.util.Comparator;

/**
 * A cell of an indicator, in whatever period.
 *
 * @param indicator code
 * @param area code
 * @param activity code of an activity or theme
 */
record CellName(String indicator, String area, String activity) implements Comparable<CellName> {

  private static final Comparator<CellName> ORDER =
      Comparator.comparing(CellName::indicator)
          .thenComparing(CellName::area)
          .thenComparing(CellName::activity);

  static CellName of(SeriesKey key) {
    return new CellName(key.indicator(), key.area(), key.activity());
  }

  SeriesKey at(Period period) {
    return new SeriesKey(period, area, indicator, activity);
  }

  @Override
  public int compareTo(CellName other) {
    return ORDER.compare(this, other);
  }
}
