package io.tongji.export;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.failure.Failure;
import io.tongji.figures.Detail;
import io.tongji.figures.FigureShower;
import io.tongji.figures.GrowthBefore;
import io.tongji.figures.Parts;
import io.tongji.figures.Parts.PartOfWhole;
import io.tongji.figures.RateRules;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Rounding;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes published aggregates apart into the rows of an export. */
public final class Observations {

  private final Catalogue catalogue;
  private final RateRules rates;
  private final Map<String, FigureShower> showers = new HashMap<>();
  private Set<ObservedMeasure> only = EnumSet.allOf(ObservedMeasure.class);

  /** Shows figures as the catalogue says, in the given detail, and no rates of pairs. */
  public Observations(Catalogue catalogue, Detail detail, Rounding rounding) {
    this(catalogue, detail, rounding, RateRules.NONE);
  }

  /** Shows figures as the catalogue says, in the given detail, and rates of pairs of indicators. */
  public Observations(Catalogue catalogue, Detail detail, Rounding rounding, RateRules rates) {
    this.catalogue = catalogue;
    this.rates = rates;
    for (Indicator indicator : catalogue.indicators()) {
      showers.put(indicator.code(), new FigureShower(indicator, detail, rounding));
    }
  }

  /** Leaves out other measures than these; none: all are wanted. */
  public Observations only(Set<ObservedMeasure> wanted) {
    only = wanted.isEmpty() ? only : EnumSet.copyOf(wanted);
    return this;
  }

  private List<Observation> wanted(List<Observation> rows) {
    return rows.stream().filter(row -> only.contains(row.measure())).toList();
  }

  /**
   * The rows of an aggregate, in the order of the measures. Of what was released under an earlier
   * catalogue, with an indicator that this one does not have, there are none.
   *
   * @param table in which the wholes that it is part of and the month before are found
   * @throws Failure if the catalogue does not know the indicator of a live figure
   */
  public List<Observation> of(Published published, AggregateTable table) {
    Aggregate aggregate = published.aggregate();
    if (published.release() != null && !showers.containsKey(aggregate.key().indicator())) {
      return List.of();
    }
    AggregateRows rows = new AggregateRows(published, shower(aggregate.key()), new ArrayList<>());
    List<PartOfWhole> parts = new Parts(catalogue, table).of(aggregate);
    if (aggregate instanceof Aggregate.OfMonth month) {
      rows.add(month, monthBefore(month, table), parts);
    } else if (aggregate instanceof Aggregate.OfSpan span) {
      rows.add(span, parts);
    }
    rates
        .of(aggregate.key().indicator())
        .ifPresent(rule -> rows.add(rule, rule.ratio(aggregate, table)));
    List<Observation> wanted = wanted(rows.list());
    return published.release() == null ? wanted : released(wanted, published);
  }

  /**
   * Of what was released: no row for what is never published, or does not follow from it; none of
   * coverage where that is withheld.
   */
  private static List<Observation> released(List<Observation> rows, Published cell) {
    return rows.stream()
        .filter(row -> row.measure().isReleased())
        .filter(
            row -> row.measure() != ObservedMeasure.COVERAGE_RATE || row.shown().value() != null)
        .map(row -> row.released(cell))
        .toList();
  }

  /** What cells that ceased, of those that are wanted, have to do with their wholes' growth. */
  TreeMap<SeriesKey, List<Observation>> ofCeased(
      AggregateTable table, Predicate<SeriesKey> wantedCells) {
    TreeMap<SeriesKey, List<Observation>> rows = new TreeMap<>();
    new Parts(catalogue, table)
        .ceased(wantedCells)
        .forEach(
            (key, parts) -> {
              List<Observation> ofCell = new ArrayList<>();
              parts.forEach(part -> ofCell.addAll(growth(part)));
              rows.put(key, ofCell);
            });
    return rows;
  }

  private List<Observation> growth(PartOfWhole part) {
    PartRows rows = new PartRows(part, shower(part.key()), new ArrayList<>());
    rows.addGrowth();
    return wanted(rows.list());
  }

  private FigureShower shower(SeriesKey key) {
    FigureShower shower = showers.get(key.indicator());
    if (shower == null) {
      throw Failure.setting(
          "the topic has indicator " + key.indicator() + ", which is not in the catalogue",
          "give the catalogue that the pipeline runs with");
    }
    return shower;
  }

  /** The growth of the calendar's period before in the same year; null: the year begins. */
  private @Nullable GrowthBefore monthBefore(Aggregate.OfMonth month, AggregateTable table) {
    SeriesKey key = month.key();
    Indicator indicator = Objects.requireNonNull(catalogue.indicator(key.indicator()));
    if (key.period().number() <= indicator.firstMonth()) {
      return null;
    }
    Period period = key.period().lastMonth().plus(-1).period();
    Published before =
        table.get(new SeriesKey(period, key.area(), key.indicator(), key.activity()));
    return GrowthBefore.of(before);
  }
}
