package io.tongji.rollup;

import io.tongji.period.Period;

/**
 * Which aggregate: one series and period.
 *
 * @param period month, quarter or year
 * @param area area code
 * @param indicator indicator code
 * @param activity activity or theme code
 */
public record SeriesKey(Period period, String area, String indicator, String activity)
    implements Comparable<SeriesKey> {

  /** By indicator, area, activity and period. */
  @Override
  public int compareTo(SeriesKey other) {
    int byIndicator = indicator.compareTo(other.indicator);
    if (byIndicator != 0) {
      return byIndicator;
    }
    int byArea = area.compareTo(other.area);
    if (byArea != 0) {
      return byArea;
    }
    int byActivity = activity.compareTo(other.activity);
    return byActivity != 0 ? byActivity : period.compareTo(other.period);
  }
}
