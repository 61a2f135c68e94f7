package io.tongji.pipeline;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.log.codec.ContributionCodec;
import io.tongji.returns.Target;
import io.tongji.returns.TargetBook;
import io.tongji.rollup.ContributionChanges;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.Shared;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The tables of one task's indicators. Contributions wait, netted by indicator, placement and
 * month, until a table is asked for, so that it is rolled up seldom; or until so many wait that
 * memory matters.
 */
final class Cube {

  /** Places and months that wait at most, of some 350 bytes each. */
  static final int MANY = 50_000;

  private final Catalogue catalogue;
  private final int many;
  private final List<Indicator> indicators;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final ContributionChanges waiting;
  private final Map<String, IndicatorTable> tables = new HashMap<>();
  private final Shared shared = new Shared();
  private TargetBook targets = new TargetBook();
  private FirstReleases releases = new FirstReleases();

  /**
   * Empty, under a catalogue.
   *
   * @param many places and months that wait at most
   */
  Cube(Catalogue catalogue, int many) {
    this.catalogue = catalogue;
    this.many = many;
    this.indicators = catalogue.indicators();
    this.waiting = new ContributionChanges(indicators.size());
    for (int number = 0; number < indicators.size(); number++) {
      numbers.put(indicators.get(number).code(), number);
    }
  }

  /** Targets and first-released totals are looked up here when a cut is taken. */
  void consult(TargetBook book, FirstReleases firstReleases) {
    targets = book;
    releases = firstReleases;
  }

  /** Takes what a release states of a series and period. */
  void release(SeriesKey key, FirstReleases.Totals released) {
    if (releases.put(key, released)) {
      IndicatorTable table = tables.get(key.indicator());
      if (table != null) {
        table.released(key);
      }
    }
  }

  /** Targets in force. */
  TargetBook targets() {
    return targets;
  }

  /**
   * Adds a batch of contributions.
   *
   * @throws IllegalStateException if the catalogue lacks the indicator
   */
  void add(String code, byte[] batch) {
    Integer number = numbers.get(code);
    if (number == null) {
      throw new IllegalStateException(
          "contributions to an indicator that the catalogue lacks: " + code);
    }
    ContributionCodec.decode(
        batch, (placement, months) -> waiting.add(number, shared.one(placement), months));
    if (waiting.size() >= many) {
      for (int each = 0; each < indicators.size(); each++) {
        rollUp(each);
      }
    }
  }

  private void rollUp(int number) {
    if (!waiting.isEmpty(number)) {
      open(indicators.get(number)).add(waiting.drain(number));
    }
  }

  private IndicatorTable open(Indicator indicator) {
    return tables.computeIfAbsent(
        indicator.code(),
        absent -> new IndicatorTable(catalogue, indicator, this::target, key -> releases.of(key)));
  }

  private @Nullable Target target(String indicator, String area, int year) {
    return targets.inForce(new Target.Key(indicator, area, year));
  }

  /** Codes of the indicators that something is known of. */
  Set<String> codes() {
    Set<String> codes = new TreeSet<>(tables.keySet());
    for (int number = 0; number < indicators.size(); number++) {
      if (!waiting.isEmpty(number)) {
        codes.add(indicators.get(number).code());
      }
    }
    return codes;
  }

  /** An indicator's table with all that has come in; null if the catalogue lacks it. */
  @Nullable IndicatorTable table(String code) {
    Integer number = numbers.get(code);
    if (number == null) {
      return null;
    }
    rollUp(number);
    return open(indicators.get(number));
  }

  /** How many cells the tables have. */
  long cells() {
    return tables.values().stream().mapToLong(IndicatorTable::size).sum();
  }
}
