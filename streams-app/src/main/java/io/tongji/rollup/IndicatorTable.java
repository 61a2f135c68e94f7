package io.tongji.rollup;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.DirtyPeriods.Dirty;
import it.unimi.dsi.fastutil.ints.Int2BooleanMap;
import it.unimi.dsi.fastutil.ints.Int2BooleanOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2LongMap;
import it.unimi.dsi.fastutil.ints.Int2LongOpenHashMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * All cells of one indicator: areas × activities × months, rolled up from contributions.
 *
 * <p>Changes gather until a cut is taken; the cut tells each aggregate that changed, once, so that
 * whoever applies whole cuts holds a table in which children add up to their parents.
 */
public final class IndicatorTable {

  private record CellKey(String area, String activity) {}

  private final Catalogue catalogue;
  private final AggregateMaker maker;
  private final @Nullable Imputer imputer;
  private final Map<CellKey, CellSeries> cells = new LinkedHashMap<>();
  private final Map<Placement, CellSeries[]> cellsOf = new HashMap<>();

  /** Asked for last, and its cells: most ask again, for another month. */
  private @Nullable Placement lastPlace;

  private CellSeries[] lastCells = {};
  private final Set<CellSeries> touched = new LinkedHashSet<>();

  /** Units with a return and units that know their cumulative, added up: 0 if there is neither. */
  private final Int2LongMap opening = new Int2LongOpenHashMap();

  private final Int2BooleanMap wasOpen = new Int2BooleanOpenHashMap();
  private final Set<AreaYear> retargeted = new LinkedHashSet<>();

  private record AreaYear(String area, int year) {}

  /** An empty table of an indicator. */
  public IndicatorTable(Catalogue catalogue, Indicator indicator, AggregateMaker.Targets targets) {
    this.catalogue = catalogue;
    this.maker = new AggregateMaker(indicator, targets);
    this.imputer = indicator.everImputes() ? new Imputer(catalogue, indicator) : null;
  }

  /** Adds a change of contributions to every cell that the placement belongs to. */
  public void add(Placement placement, int month, long[] change) {
    for (CellSeries cell : cellsOf(placement)) {
      if (cell.add(month, change)) {
        touched.add(cell);
      }
    }
    long more = Sums.reported(change) + change[Sums.YTD_KNOWN];
    if (more != 0) {
      wasOpen.putIfAbsent(month, isOpen(month));
      opening.put(month, opening.get(month) + more);
    }
    if (imputer != null) {
      imputer.add(placement, month, change);
    }
  }

  /** Estimates anew what changes of returns have changed, so that a cut has both. */
  private void impute() {
    if (imputer != null) {
      imputer.settle(
          (place, month, change) -> {
            for (CellSeries cell : cellsOf(place)) {
              if (cell.impute(month, change)) {
                touched.add(cell);
              }
            }
          });
    }
  }

  private CellSeries[] cellsOf(Placement placement) {
    if (placement != lastPlace) {
      CellSeries[] known = cellsOf.get(placement);
      lastCells = known == null ? cellsOf.computeIfAbsent(placement, this::resolve) : known;
      lastPlace = placement;
    }
    return lastCells;
  }

  private CellSeries[] resolve(Placement placement) {
    List<String> activities = new ArrayList<>(catalogue.activitiesOf(placement.activity()));
    activities.addAll(placement.themeList());
    List<CellSeries> belongsTo = new ArrayList<>();
    for (String area : catalogue.withAncestors(placement.areaList())) {
      for (String activity : activities) {
        belongsTo.add(cell(area, activity));
      }
    }
    return belongsTo.toArray(CellSeries[]::new);
  }

  private CellSeries cell(String area, String activity) {
    return cells.computeIfAbsent(
        new CellKey(area, activity), key -> new CellSeries(area, activity, imputer != null));
  }

  /** How many cells there are: pairs of an area and an activity. */
  public int size() {
    return cells.size();
  }

  /** Notes that the target of an area and year is another one now. */
  public void retarget(String area, int year) {
    retargeted.add(new AreaYear(area, year));
  }

  /** True if a cut would tell anything. */
  public boolean hasChanges() {
    return !touched.isEmpty() || !retargeted.isEmpty();
  }

  /** Tells each aggregate that changed since the last cut; null means it is withdrawn. */
  public void cut(BiConsumer<SeriesKey, @Nullable Aggregate> tell) {
    impute();
    Map<CellSeries, Set<Period>> dirty = new LinkedHashMap<>();
    for (CellSeries cell : touched) {
      dirty.put(cell, changedPeriods(cell));
    }
    for (int month : openedOrClosed()) {
      cells.values().forEach(cell -> add(dirty, cell, new Month(month).period()));
    }
    for (AreaYear areaYear : retargeted) {
      addYear(dirty, areaYear);
    }
    dirty.forEach((cell, periods) -> periods.forEach(period -> tell(cell, period, tell)));
    settle();
  }

  private Set<Period> changedPeriods(CellSeries cell) {
    Set<Period> periods = new LinkedHashSet<>();
    cell.changed()
        .forEach(
            (month, before) -> {
              Dirty dirty = new Dirty(month, before, cell.at(month));
              DirtyPeriods.of(dirty, periods);
              if (maker.looksBack(cell, dirty)) {
                addNextYear(month, periods);
              }
              if (before[Sums.EXPECTED_STEP] != cell.at(month)[Sums.EXPECTED_STEP]) {
                openFrom(month, periods);
              }
            });
    return periods;
  }

  private static void addNextYear(int december, Set<Period> periods) {
    for (int month = 1; month <= 12; month++) {
      periods.add(new Month(december).plus(month).period());
    }
  }

  private void openFrom(int from, Set<Period> periods) {
    for (int month : opening.keySet()) {
      if (month >= from && isOpen(month)) {
        periods.add(new Month(month).period());
      }
    }
  }

  private List<Integer> openedOrClosed() {
    List<Integer> months = new ArrayList<>();
    wasOpen.forEach(
        (month, before) -> {
          if (before != isOpen(month)) {
            months.add(month);
          }
        });
    return months;
  }

  private void addYear(Map<CellSeries, Set<Period>> dirty, AreaYear areaYear) {
    CellSeries cell = cells.get(new CellKey(areaYear.area(), Activity.TOTAL));
    if (cell != null) {
      for (int month = 1; month <= 12; month++) {
        add(dirty, cell, Month.of(areaYear.year(), month).period());
      }
    }
  }

  private static void add(Map<CellSeries, Set<Period>> dirty, CellSeries cell, Period period) {
    dirty.computeIfAbsent(cell, c -> new LinkedHashSet<>()).add(period);
  }

  private void tell(
      CellSeries cell, Period period, BiConsumer<SeriesKey, @Nullable Aggregate> tell) {
    Aggregate aggregate = maker.make(cell, period, isOpen(period.lastMonth().index()));
    if (aggregate != null) {
      cell.published().add(period);
      tell.accept(aggregate.key(), aggregate);
    } else if (cell.published().remove(period)) {
      tell.accept(maker.key(cell, period), null);
    }
  }

  private boolean isOpen(int month) {
    return opening.get(month) > 0;
  }

  private void settle() {
    touched.forEach(CellSeries::settle);
    touched.clear();
    wasOpen.clear();
    retargeted.clear();
  }

  /** Tells every aggregate that stands, and takes it as published; no changes remain. */
  public void tellAll(BiConsumer<SeriesKey, Aggregate> tell) {
    impute();
    for (CellSeries cell : cells.values()) {
      Set<Period> periods = new LinkedHashSet<>();
      cell.months().forEach((month, sums) -> DirtyPeriods.all(month, periods));
      openFrom(0, periods);
      for (Period period : periods) {
        tell(
            cell,
            period,
            (key, aggregate) -> {
              if (aggregate != null) {
                tell.accept(key, aggregate);
              }
            });
      }
    }
    settle();
  }
}
