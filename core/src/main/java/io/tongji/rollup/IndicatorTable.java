package io.tongji.rollup;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.DirtyPeriods.Dirty;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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
 * <p>Changes gather until a cut is taken. The cut holds each aggregate that changed, once. A reader
 * that applies whole cuts has a table in which children add up to their parents.
 */
public final class IndicatorTable {

  private record CellPlace(String area, String activity) {}

  /** Changes of fewer places are added sooner than sorted by cell. */
  private static final int MANY = 20;

  private final Catalogue catalogue;
  private final Indicator indicator;
  private final @Nullable Imputer imputer;
  private final Map<CellPlace, CellSeries> cells = new LinkedHashMap<>();
  private final Map<Placement, CellSeries[]> cellsOf = new HashMap<>();

  private final Set<CellSeries> touched = new LinkedHashSet<>();
  private final OpenMonths openings = new OpenMonths();
  private final Set<AreaYear> retargeted = new LinkedHashSet<>();
  private final Set<SeriesKey> released = new LinkedHashSet<>();

  private record AreaYear(String area, int year) {}

  /** An empty table of an indicator. */
  public IndicatorTable(Catalogue catalogue, Indicator indicator) {
    this.catalogue = catalogue;
    this.indicator = indicator;
    this.imputer = indicator.everImputes() ? new Imputer(catalogue, indicator) : null;
  }

  /**
   * Adds changes of contributions to every cell that their placements belong to.
   *
   * @param changes from which those that cancel out are removed
   */
  public void add(Map<Placement, MonthlySums> changes) {
    changes.values().forEach(MonthlySums::dropZeros);
    changes.values().removeIf(MonthlySums::isEmpty);
    changes.values().forEach(openings::add);
    if (imputer != null) {
      changes.forEach(imputer::add);
    }
    if (changes.size() < MANY) {
      changes.forEach(this::addOne);
    } else {
      addShared(changes);
    }
  }

  private void addOne(Placement placement, MonthlySums months) {
    for (CellSeries cell : cellsOf(placement)) {
      if (cell.changed().isEmpty()) {
        touched.add(cell);
      }
      cell.add(months);
    }
  }

  /** Cell by cell, so that several threads may take part. */
  private void addShared(Map<Placement, MonthlySums> changes) {
    Map<CellSeries, List<MonthlySums>> ofCells = new LinkedHashMap<>();
    changes.forEach(
        (placement, months) -> {
          for (CellSeries cell : cellsOf(placement)) {
            ofCells.computeIfAbsent(cell, first -> new ArrayList<>()).add(months);
          }
        });
    touched.addAll(ofCells.keySet());
    ParallelCells.forEach(
        ofCells.entrySet(), cell -> cell.getValue().forEach(months -> cell.getKey().add(months)));
  }

  /**
   * Updates the estimates that depend on changed returns, so that returns and estimates are in one
   * cut.
   */
  private void impute() {
    if (imputer != null) {
      imputer.settle(
          (place, month, change) -> {
            for (CellSeries cell : cellsOf(place)) {
              cell.impute(month, change);
              touched.add(cell);
            }
          });
    }
  }

  private CellSeries[] cellsOf(Placement placement) {
    CellSeries[] known = cellsOf.get(placement);
    return known == null ? cellsOf.computeIfAbsent(placement, this::resolve) : known;
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
        new CellPlace(area, activity), key -> new CellSeries(area, activity, imputer != null));
  }

  /** How many cells there are: pairs of an area and an activity. */
  public int size() {
    return cells.size();
  }

  /** Notes that the target of an area and year has changed. */
  public void retarget(String area, int year) {
    retargeted.add(new AreaYear(area, year));
  }

  /** Notes that a total was released for the first time: what compares with it has changed. */
  public void released(SeriesKey key) {
    released.add(key);
  }

  /** True if a cut would hold anything. */
  public boolean hasChanges() {
    return !touched.isEmpty() || !retargeted.isEmpty() || !released.isEmpty();
  }

  /** Takes a cut: each aggregate that changed since the last one; null means withdrawn. */
  public void cut(References references, BiConsumer<SeriesKey, @Nullable Aggregate> receiver) {
    AggregateMaker maker = new AggregateMaker(indicator, references);
    impute();
    Map<CellSeries, Set<Period>> dirty = new LinkedHashMap<>();
    for (CellSeries cell : touched) {
      dirty.put(cell, changedPeriods(maker, cell));
    }
    for (int month : openings.changed()) {
      cells.values().forEach(cell -> add(dirty, cell, new Month(month).period()));
    }
    for (AreaYear areaYear : retargeted) {
      addYear(dirty, areaYear);
    }
    for (SeriesKey first : released) {
      CellSeries cell = cells.get(new CellPlace(first.area(), first.activity()));
      if (cell != null) {
        add(dirty, cell, first.period().yearAfter());
      }
    }
    dirty.forEach(
        (cell, periods) -> periods.forEach(period -> forward(maker, cell, period, receiver)));
    settle();
  }

  private Set<Period> changedPeriods(AggregateMaker maker, CellSeries cell) {
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
                addOpen(month, periods);
              }
            });
    return periods;
  }

  private static void addNextYear(int december, Set<Period> periods) {
    for (int month = 1; month <= 12; month++) {
      periods.add(new Month(december).plus(month).period());
    }
  }

  private void addOpen(int from, Set<Period> periods) {
    openings.from(from).forEach(month -> periods.add(new Month(month).period()));
  }

  private void addYear(Map<CellSeries, Set<Period>> dirty, AreaYear areaYear) {
    CellSeries cell = cells.get(new CellPlace(areaYear.area(), Activity.TOTAL));
    if (cell != null) {
      for (int month = 1; month <= 12; month++) {
        add(dirty, cell, Month.of(areaYear.year(), month).period());
      }
    }
  }

  private static void add(Map<CellSeries, Set<Period>> dirty, CellSeries cell, Period period) {
    dirty.computeIfAbsent(cell, c -> new LinkedHashSet<>()).add(period);
  }

  private void forward(
      AggregateMaker maker,
      CellSeries cell,
      Period period,
      BiConsumer<SeriesKey, @Nullable Aggregate> receiver) {
    Aggregate aggregate = make(maker, cell, period);
    if (aggregate != null) {
      cell.published().add(period);
      receiver.accept(aggregate.key(), aggregate);
    } else if (cell.published().remove(period)) {
      receiver.accept(maker.key(cell, period), null);
    }
  }

  private @Nullable Aggregate make(AggregateMaker maker, CellSeries cell, Period period) {
    return maker.make(cell, period, isOpen(period));
  }

  private boolean isOpen(Period period) {
    return openings.isOpen(period.lastMonth().index());
  }

  private void settle() {
    touched.forEach(CellSeries::settle);
    touched.clear();
    openings.settle();
    retargeted.clear();
    released.clear();
  }

  /** Notes that what stands is published already: only later changes are. */
  public void takeForPublished(References references) {
    AggregateMaker maker = new AggregateMaker(indicator, references);
    impute();
    ParallelCells.forEach(cells.values(), cell -> publish(maker, cell));
    settle();
  }

  /** Takes a first cut: every aggregate that stands; no changes remain. */
  public void forwardAll(References references, BiConsumer<SeriesKey, Aggregate> receiver) {
    AggregateMaker maker = new AggregateMaker(indicator, references);
    impute();
    ParallelCells.collect(
        cells.values(),
        cell -> standing(maker, cell),
        aggregate -> receiver.accept(aggregate.key(), aggregate));
    settle();
  }

  private List<Aggregate> standing(AggregateMaker maker, CellSeries cell) {
    List<Aggregate> standing = new ArrayList<>();
    for (Period period : periods(cell)) {
      Aggregate aggregate = make(maker, cell, period);
      note(cell, period, aggregate != null);
      if (aggregate != null) {
        standing.add(aggregate);
      }
    }
    return standing;
  }

  /** Notes of all that stands of a cell that it is published. */
  private void publish(AggregateMaker maker, CellSeries cell) {
    for (Period period : periods(cell)) {
      note(cell, period, maker.stands(cell, period, isOpen(period)));
    }
  }

  /** The periods of which something may stand. */
  private Set<Period> periods(CellSeries cell) {
    Set<Period> periods = new LinkedHashSet<>();
    cell.months().forEach((month, sums) -> DirtyPeriods.all(month, periods));
    addOpen(0, periods);
    return periods;
  }

  private static void note(CellSeries cell, Period period, boolean published) {
    if (published) {
      cell.published().add(period);
    } else {
      cell.published().remove(period);
    }
  }

  /**
   * Writes what all contributions add up to, for {@link #read}. What is in no cut yet, and what is
   * published, is not written.
   */
  public void writeTo(DataOutput out) throws IOException {
    out.writeInt(cells.size());
    for (CellSeries cell : cells.values()) {
      out.writeUTF(cell.area());
      out.writeUTF(cell.activity());
      cell.months().writeTo(out);
    }
    openings.writeTo(out);
    if (imputer != null) {
      imputer.writeTo(out);
    }
  }

  /**
   * Reads what {@link #writeTo} wrote of an indicator under the same catalogue: as a table to which
   * the same contributions were added, and of which no cut was taken.
   */
  public static IndicatorTable read(Catalogue catalogue, Indicator indicator, DataInput in)
      throws IOException {
    IndicatorTable table = new IndicatorTable(catalogue, indicator);
    for (int left = in.readInt(); left > 0; left--) {
      String area = in.readUTF().intern(); // there are few codes, and many cells
      String activity = in.readUTF().intern();
      table.cell(area, activity).months().readFrom(in);
    }
    table.openings.readFrom(in);
    if (table.imputer != null) {
      table.imputer.readFrom(in);
    }
    return table;
  }
}
