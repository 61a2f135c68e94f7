package io.tongji.explain;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.period.Month;
import io.tongji.rollup.Placement;
import io.tongji.rollup.SeriesKey;
import java.util.Set;

/**
 * Which figure is asked about: an indicator's cumulative from January to a month.
 *
 * @param indicator what is summed
 * @param area where
 * @param activity of whom: {@code _T}, a section, a division or a theme
 * @param month the last month
 * @param alone true: the month alone; false: from January to it
 */
public record Question(
    Indicator indicator, Area area, String activity, Month month, boolean alone) {

  /** From January to a month. */
  public Question(Indicator indicator, Area area, String activity, Month month) {
    this(indicator, area, activity, month, false);
  }

  /** The key of the published aggregate. */
  public SeriesKey key() {
    return new SeriesKey(month.period(), area.code(), indicator.code(), activity);
  }

  /** True if what counts at a place counts in the figure. */
  boolean covers(Catalogue catalogue, Placement placement) {
    Set<String> areas = catalogue.withAncestors(placement.areaList());
    return areas.contains(area.code())
        && (placement.themeList().contains(activity)
            || catalogue.activitiesOf(placement.activity()).contains(activity));
  }
}
