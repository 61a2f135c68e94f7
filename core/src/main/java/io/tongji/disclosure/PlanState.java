package io.tongji.disclosure;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Programme;
import io.tongji.disclosure.microdata.MeasureColumns;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.disclosure.rules.DisclosureRules;
import io.tongji.disclosure.suppression.Pool;
import io.tongji.period.Frequency;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is made from, and what has been decided so far. But for what has been decided it does
 * not change, so that linked measure groups may be planned beside each other, each {@link #apart}.
 */
final class PlanState {

  /** A measure group in a month: one cross-section. */
  private record CrossSectionKey(int columns, Month month) {}

  private final Catalogue catalogue;
  private final List<Indicator> indicators;
  private final DisclosureRules rules;
  private final Set<Protection> protections;
  private final ReleaseScope scope;
  private final Microdata now;
  private final Map<SeriesKey, Aggregate> totals;
  private final PublishedHistory history;
  private final Set<SeriesKey> givenUp = new HashSet<>();
  private final Population population;
  private final PlanDraft draft;
  private final Map<String, Integer> columnsOf;
  private final Map<CrossSectionKey, SortedSet<CellName>> candidates;
  private final Map<CrossSectionKey, SortedSet<CellName>> decided;
  private final Map<CrossSectionKey, SortedSet<String>> releases;

  /** The catalogue, rules and protections by which a plan is made. */
  record Basis(Catalogue catalogue, DisclosureRules rules, Set<Protection> protections) {}

  PlanState(
      Basis basis,
      ReleaseScope scope,
      Microdata now,
      Map<SeriesKey, Aggregate> totals,
      PublishedHistory history) {
    this.catalogue = basis.catalogue();
    this.indicators = catalogue.indicators();
    this.rules = basis.rules();
    this.protections = basis.protections();
    this.scope = scope;
    this.now = now;
    this.totals = totals;
    this.history = history;
    this.population = new Population(catalogue, now.numbering());
    this.draft = new PlanDraft(history);
    this.columnsOf = new HashMap<>();
    this.candidates = new HashMap<>();
    this.decided = new HashMap<>();
    this.releases = new HashMap<>();
    MeasureColumns.of(catalogue)
        .forEach(
            columns ->
                columns
                    .numbers()
                    .forEach(number -> columnsOf.put(indicator(number).code(), columns.number())));
    totals.keySet().stream().filter(this::isCandidate).forEach(this::addCandidate);
    history.keys().forEach(this::addReleases);
  }

  private PlanState(PlanState of) {
    this.catalogue = of.catalogue;
    this.indicators = of.indicators;
    this.rules = of.rules;
    this.protections = of.protections;
    this.scope = of.scope;
    this.now = of.now;
    this.totals = of.totals;
    this.history = of.history;
    this.population = of.population;
    this.draft = new PlanDraft(of.history);
    this.columnsOf = of.columnsOf;
    this.candidates = of.candidates;
    this.decided = of.decided;
    this.releases = of.releases;
  }

  /** The same, with nothing decided. */
  PlanState apart() {
    return new PlanState(this);
  }

  private Indicator indicator(int number) {
    return indicators.get(number);
  }

  private boolean isCandidate(SeriesKey key) {
    return key.period().frequency() == Frequency.MONTH
        && key.period().lastMonth().compareTo(scope.through()) <= 0
        && !programmed(CellName.of(key)).isEmpty();
  }

  private void addCandidate(SeriesKey key) {
    candidates.computeIfAbsent(groupMonth(key), none -> new TreeSet<>()).add(CellName.of(key));
  }

  private void addReleases(SeriesKey key) {
    if (columnsOf.containsKey(key.indicator())) {
      decided.computeIfAbsent(groupMonth(key), none -> new TreeSet<>()).add(CellName.of(key));
      releases
          .computeIfAbsent(groupMonth(key), none -> new TreeSet<>())
          .addAll(history.releases(key));
    }
  }

  private CrossSectionKey groupMonth(SeriesKey key) {
    return new CrossSectionKey(
        Objects.requireNonNull(columnsOf.get(key.indicator())), key.period().lastMonth());
  }

  PlanDraft draft() {
    return draft;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  DisclosureRules rules() {
    return rules;
  }

  ReleaseScope scope() {
    return scope;
  }

  Microdata now() {
    return now;
  }

  boolean protects(Protection protection) {
    return protections.contains(protection);
  }

  @Nullable Aggregate total(SeriesKey key) {
    return totals.get(key);
  }

  /** What the programme has of a cell. */
  Set<Programme.Part> programmed(CellName name) {
    Area area = catalogue.area(name.area());
    return area == null
        ? Set.of()
        : catalogue.programme().parts(name.indicator(), area, name.activity());
  }

  /** The cells of the programme that have a figure in a month now. */
  SortedSet<CellName> candidates(MeasureColumns columns, Month month) {
    return Collections.unmodifiableSortedSet(
        candidates.getOrDefault(
            new CrossSectionKey(columns.number(), month), Collections.emptySortedSet()));
  }

  /** Gives figures up; true if some were not before. */
  boolean giveUp(Set<SeriesKey> more) {
    return givenUp.addAll(more);
  }

  /**
   * True if a figure is withheld so that a headline figure of the next year may have its growth.
   */
  boolean isGivenUp(SeriesKey key) {
    return givenUp.contains(key);
  }

  /** True if there is a figure, and a part of it is not shown after this release. */
  boolean isHidden(SeriesKey key, PublishedPart part) {
    Aggregate total = totals.get(key);
    boolean exists = draft.shown(key) != null || total != null && has(total, part);
    return exists && !draft.shows(key, part);
  }

  private static boolean has(Aggregate total, PublishedPart part) {
    return part == PublishedPart.MONTH
        ? total instanceof Aggregate.OfMonth month && month.month().total() != null
        : total.whole().total() != null;
  }

  /** The cells that earlier releases have decided on in a month. */
  SortedSet<CellName> decided(MeasureColumns columns, Month month) {
    return Collections.unmodifiableSortedSet(
        decided.getOrDefault(
            new CrossSectionKey(columns.number(), month), Collections.emptySortedSet()));
  }

  /** The cells that have a figure in a month, now or in an earlier release. */
  SortedSet<CellName> everNamed(MeasureColumns columns, Month month) {
    SortedSet<CellName> names = new TreeSet<>(decided(columns, month));
    names.addAll(candidates(columns, month));
    return names;
  }

  /** Months with such cells. */
  SortedSet<Month> months(MeasureColumns columns) {
    SortedSet<Month> months = new TreeSet<>();
    candidates.keySet().stream()
        .filter(cut -> cut.columns() == columns.number())
        .forEach(cut -> months.add(cut.month()));
    return months;
  }

  /** True if an earlier release has decided on the month. */
  boolean isPublished(MeasureColumns columns, Month month) {
    return releases.containsKey(new CrossSectionKey(columns.number(), month));
  }

  /** The releases that published a month, without this one, in their order. */
  List<String> releases(MeasureColumns columns, Month month) {
    List<String> ids =
        new ArrayList<>(
            releases.getOrDefault(
                new CrossSectionKey(columns.number(), month), Collections.emptySortedSet()));
    ids.sort(Comparator.comparing(history::order));
    return ids;
  }

  /** Their microdata. */
  List<Microdata> earlier(MeasureColumns columns, Month month) {
    return releases(columns, month).stream().map(history::microdata).toList();
  }

  PublishedHistory history() {
    return history;
  }

  /** Microdata of the earlier releases, and of this one if it publishes figures of the month. */
  List<Microdata> vintages(MeasureColumns columns, Month month) {
    List<Microdata> vintages = new ArrayList<>(earlier(columns, month));
    Period period = month.period();
    if (candidates(columns, month).stream().anyMatch(name -> draft.decides(name.at(period)))) {
      vintages.add(now);
    }
    return vintages;
  }

  /** The latest month of the same year before a month that is published; null if there is none. */
  @Nullable Month publishedBefore(MeasureColumns columns, Month month) {
    Month before = month.plus(-1);
    while (before.year() == month.year()) {
      if (!vintages(columns, before).isEmpty()) {
        return before;
      }
      before = before.plus(-1);
    }
    return null;
  }

  /** The first month of a year that the columns have. */
  static Month firstMonth(MeasureColumns columns, Month month) {
    return Month.of(month.year(), columns.january() ? 1 : 2);
  }

  /**
   * The holding of a unit in a month: as of now, else as a release knew it that published figures
   * of the month.
   */
  IntUnaryOperator holdings(MeasureColumns columns, Month month) {
    List<Microdata> known = new ArrayList<>(List.of(now));
    known.addAll(earlier(columns, month));
    return unit -> {
      for (Microdata microdata : known) {
        int holding = microdata.holding(unit, month);
        if (holding >= 0) {
          return holding;
        }
      }
      return -1;
    };
  }

  /** The rules for some columns and a month. */
  RulesJudge judge(MeasureColumns columns, Month month) {
    return judge(columns, month, 0);
  }

  /** The same, where the first measures are protected if they are 0 for all. */
  RulesJudge judge(MeasureColumns columns, Month month, int zeros) {
    List<String> indicators =
        columns.numbers().stream().map(number -> indicator(number).code()).toList();
    BitSet waived =
        rules.noWaivers()
            ? new BitSet()
            : population.holdings(code -> rules.waives(code, indicators, month));
    return new RulesJudge(rules, waived, zeros);
  }

  /** True if some indicator of the columns protects zeros. */
  boolean protectsZeros(MeasureColumns columns) {
    return columns.numbers().stream()
        .anyMatch(number -> catalogue.programme().protectsZeros(indicator(number).code()));
  }

  CrossSection sectionOfSteps(
      CrossSection.Recipe recipe,
      int steps,
      CrossSection.LayersOfCells first,
      List<CrossSection.KnownSum> known) {
    return CrossSection.ofSteps(population, recipe, steps, first, known);
  }

  CrossSection section(CrossSection.Recipe recipe) {
    return CrossSection.of(population, recipe);
  }

  /** True if a cell must not be missing: headline figures, and what is open to everybody. */
  boolean isForced(CellName name) {
    return isOpen(name) || isHeadline(name);
  }

  /** True if its indicator is open to everybody. */
  boolean isOpen(CellName name) {
    return catalogue.programme().isOpen(name.indicator());
  }

  boolean isHeadline(CellName name) {
    return scope.isHeadline(name, catalogue);
  }

  /** The reasons of cells whose pools are unsafe in measures before {@code end}. */
  static Map<Integer, Withholding> unsafe(CrossSection section, RulesJudge judge, int end) {
    Map<Integer, Withholding> unsafe = new TreeMap<>();
    for (int cell = 0; cell < section.table().cells(); cell++) {
      Withholding why = judge.why(Pool.ofCell(section.table(), cell), 0, end);
      if (why != null) {
        unsafe.put(cell, why);
      }
    }
    return unsafe;
  }

  /** The parts of a monthly figure that the programme has. */
  Set<PublishedPart> parts(CellName name) {
    Set<PublishedPart> parts = EnumSet.of(PublishedPart.AMOUNT, PublishedPart.MONTH);
    Set<Programme.Part> programmed = programmed(name);
    if (programmed.contains(Programme.Part.GROWTH)) {
      parts.addAll(
          EnumSet.of(
              PublishedPart.GROWTH,
              PublishedPart.NOMINAL_GROWTH,
              PublishedPart.MONTH_GROWTH,
              PublishedPart.NOMINAL_MONTH_GROWTH,
              PublishedPart.MONTH_ON_MONTH));
    }
    if (programmed.contains(Programme.Part.TARGETS)) {
      parts.add(PublishedPart.TARGET);
    }
    if (programmed.contains(Programme.Part.UNITS)) {
      parts.add(PublishedPart.UNITS);
      parts.add(PublishedPart.COVERAGE);
    }
    return parts;
  }
}
