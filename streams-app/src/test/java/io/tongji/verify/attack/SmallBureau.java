package io.tongji.verify.attack;

import io.tongji.period.Frequency;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.attack.UnitMonth.UnitFigures;
import io.tongji.verify.attack.UnitMonth.UnitPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A bureau with a handful of units, whose figures may be published one by one. */
final class SmallBureau {

  /** Where a unit stands: areas, activities and indicators that count it. */
  private final Map<String, TreeMap<Integer, UnitPlace>> places = new LinkedHashMap<>();

  private final Map<String, String> holdings = new HashMap<>();
  private final Map<String, String> measures = new HashMap<>();
  private final Map<String, TreeMap<Integer, Long>> ytd = new HashMap<>();
  private String measure = "output";

  /** What follows is of another measure. */
  SmallBureau measure(String name) {
    measure = name;
    return this;
  }

  /** A unit of a holding that bears its name, under GIO. */
  SmallBureau unit(String unit, List<String> areas, List<String> activities) {
    return unit(unit, unit, areas, activities, "GIO");
  }

  SmallBureau unit(
      String unit,
      String holding,
      List<String> areas,
      List<String> activities,
      String... indicators) {
    holdings.put(unit, holding);
    measures.put(unit, measure);
    UnitPlace place = new UnitPlace(Set.of(indicators), areas, activities);
    places.computeIfAbsent(unit, u -> new TreeMap<>()).put(0, place);
    return this;
  }

  /** The unit stands elsewhere from a month on; nowhere: it has left. */
  SmallBureau moves(String unit, int month, List<String> areas) {
    TreeMap<Integer, UnitPlace> known = Objects.requireNonNull(places.get(unit));
    UnitPlace before = known.lastEntry().getValue();
    known.put(month, new UnitPlace(before.indicators(), areas, before.activities()));
    return this;
  }

  /** Its cumulative at the end of a month. */
  SmallBureau reports(String unit, int month, long cumulative) {
    ytd.computeIfAbsent(unit, u -> new TreeMap<>()).put(month, cumulative);
    return this;
  }

  /** The cumulatives of several months in a row. */
  SmallBureau reports(String unit, int from, List<Integer> cumulatives) {
    for (int i = 0; i < cumulatives.size(); i++) {
      reports(unit, from + i, cumulatives.get(i));
    }
    return this;
  }

  static int month(int year, int month) {
    return Month.of(year, month).index();
  }

  static SeriesKey key(String indicator, String area, String activity, int month) {
    return new SeriesKey(new Period(Frequency.MONTH, month), area, indicator, activity);
  }

  /** All that units add now. */
  List<UnitMonth> units() {
    List<UnitMonth> all = new ArrayList<>();
    Set<Integer> months = new TreeSet<>();
    ytd.values().forEach(of -> months.addAll(of.keySet()));
    for (String unit : places.keySet()) {
      for (int month : months) {
        Map.Entry<Integer, UnitPlace> place = places.get(unit).floorEntry(month);
        if (place != null && !place.getValue().areas().isEmpty()) {
          boolean returned = ytd(unit, month) != null;
          UnitPlace where = place.getValue();
          all.add(
              new UnitMonth(
                  Objects.requireNonNull(measures.get(unit)),
                  unit,
                  Objects.requireNonNull(holdings.get(unit)),
                  month,
                  where,
                  true,
                  returned,
                  amounts(unit, month)));
        }
      }
    }
    return all;
  }

  private @Nullable Long ytd(String unit, int month) {
    return ytd.getOrDefault(unit, new TreeMap<>()).get(month);
  }

  private UnitFigures amounts(String unit, int month) {
    Long now = ytd(unit, month);
    Long then = ytd(unit, month - 12);
    if (now == null) {
      return new UnitFigures(null, null, null, null, null, null, then);
    }
    Long monthThen = month(unit, month - 12);
    return new UnitFigures(now, month(unit, month), null, then, monthThen, null, then);
  }

  private @Nullable Long month(String unit, int month) {
    Long now = ytd(unit, month);
    Long before = ytd(unit, month - 1);
    return now == null || month % 12 == 0 ? now : before == null ? null : (Long) (now - before);
  }

  /** Total, month and number of units of every cell. */
  Map<SeriesKey, Map<String, Object>> records(Predicate<SeriesKey> published) {
    Map<SeriesKey, Map<String, Object>> records = new TreeMap<>();
    for (UnitMonth unit : units()) {
      for (String indicator : unit.place().indicators()) {
        for (String area : unit.place().areas()) {
          for (String activity : unit.place().activities()) {
            SeriesKey key = key(indicator, area, activity, unit.month());
            if (published.test(key)) {
              add(records.computeIfAbsent(key, k -> new TreeMap<>()), unit);
            }
          }
        }
      }
    }
    return records;
  }

  private static void add(Map<String, Object> record, UnitMonth unit) {
    UnitFigures own = unit.amounts();
    if (own.ytd() != null) {
      record.merge("YTD", own.ytd(), (a, b) -> (Long) a + (Long) b);
      record.merge("UNITS", 1, (a, b) -> (Integer) a + (Integer) b);
    }
    if (own.month() != null) {
      record.merge("M", own.month(), (a, b) -> (Long) a + (Long) b);
    }
  }

  /** What a release publishes, with what lies behind it now. */
  PublicVintage release(String id, Map<SeriesKey, Map<String, Object>> records) {
    return new PublicVintage(id, records, units());
  }

  PublicVintage release(String id, Predicate<SeriesKey> published) {
    return release(id, records(published));
  }
}
