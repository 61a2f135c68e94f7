package io.tongji.release;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.returns.TargetBook;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.References;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.unit.ContributionChanges;
import io.tongji.rollup.unit.Shared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * The totals of all indicators, added up from contributions by the core's own tables. What units of
 * one place contribute is netted before it is added to the cells.
 */
public final class Totals {

  /** Places and months that wait at most, of some 350 bytes each. */
  private static final int MANY = 200_000;

  private final References references;
  private final ContributionChanges waiting;
  private final List<IndicatorTable> tables = new ArrayList<>();
  private final Shared shared = new Shared();

  /**
   * Empty totals under a catalogue.
   *
   * @param targets in force
   * @param released first-released totals, on which nominal growth is
   */
  public Totals(Catalogue catalogue, TargetBook targets, FirstReleases.Lookup released) {
    references = new References(targets, released);
    waiting = new ContributionChanges(catalogue.indicators().size());
    for (Indicator indicator : catalogue.indicators()) {
      tables.add(new IndicatorTable(catalogue, indicator));
    }
  }

  /**
   * Adds what a unit contributes to an indicator.
   *
   * @param indicator its number in the catalogue
   * @param contributions the caller must not use them afterwards
   */
  public void add(int indicator, Map<Placement, MonthlySums> contributions) {
    contributions.forEach((place, months) -> waiting.add(indicator, shared.one(place), months));
    if (waiting.size() >= MANY) {
      settle();
    }
  }

  private void settle() {
    for (int number = 0; number < tables.size(); number++) {
      if (!waiting.isEmpty(number)) {
        tables.get(number).add(waiting.drain(number));
      }
    }
  }

  /** Hands over every total, indicator by indicator. */
  public void forEach(BiConsumer<SeriesKey, Aggregate> receiver) {
    settle();
    tables.forEach(table -> table.forwardAll(references, receiver));
  }
}
