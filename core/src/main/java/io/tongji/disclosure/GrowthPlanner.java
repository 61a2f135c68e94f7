package io.tongji.disclosure;

import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.ScheduleKind;
import io.tongji.disclosure.CrossSection.Recipe;
import io.tongji.disclosure.CrossSection.Term;
import io.tongji.disclosure.microdata.Column;
import io.tongji.disclosure.microdata.MeasureColumns;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan.Remark;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.period.Frequency;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.returns.Target;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides on what is published beside the amounts of a month: growth, completion, coverage.
 *
 * <p>Total and growth together give the base. So growth needs a base that may be known: the base is
 * safe itself, and its cell was not suppressed a year before. The difference between the base and
 * last year's published figure (entrants, leavers, restatements) must be safe too, or hidden by the
 * rounding of the growth. Bases and differences are tables of their own, since they add up as
 * amounts do.
 */
final class GrowthPlanner {

  private static final int YEAR = 12;

  private final PlanState state;
  private final TableProtection tables;

  GrowthPlanner(PlanState state) {
    this.state = state;
    this.tables = new TableProtection(state);
  }

  /** Decides on a month, and the quarter and year that end in it. */
  void plan(MeasureColumns columns, Month month) {
    growth(new GrowthColumns(columns, month, GrowthColumns.GrowthKind.OF_YTD));
    growth(new GrowthColumns(columns, month, GrowthColumns.GrowthKind.OF_MONTH));
    if (month.endsQuarter()) {
      growth(new GrowthColumns(columns, month, GrowthColumns.GrowthKind.OF_QUARTER));
    }
    if (month.month() == YEAR) {
      likeDecember(columns, month);
    }
    onMonthBefore(columns, month);
    targets(columns, month);
    coverage(columns, month);
  }

  private SortedSet<CellName> showing(
      MeasureColumns columns, Month month, Period period, PublishedPart part) {
    SortedSet<CellName> names = new TreeSet<>(state.candidates(columns, month));
    names.removeIf(name -> !state.draft().publishes(name.at(period), part));
    return names;
  }

  private void growth(GrowthColumns growth) {
    MeasureColumns columns = growth.columns();
    Month month = growth.month();
    GrowthColumns.GrowthKind kind = growth.kind();
    Period period = growth.period();
    for (CellName name : showing(columns, month, period, kind.nominal())) {
      if (state.isHidden(name.at(growth.lastPeriod()), kind.amount())) {
        state.draft().withhold(name.at(period), kind.nominal(), Withholding.LAST_YEAR);
      }
    }
    for (BaseKind base : BaseKind.values()) {
      SortedSet<CellName> names = showing(columns, month, period, kind.byBase());
      names.removeIf(name -> state.isOpen(name) || indicator(name).base(month.year()) != base);
      Map<CellName, Withholding> withheld =
          switch (base) {
            case MATCHED -> all(names, Withholding.METHOD);
            case PUBLISHED -> hidden(names, growth);
            case RESTATED, REVISED_TOTAL -> bases(growth, base, names);
          };
      withheld.forEach((name, why) -> withhold(name.at(period), kind.byBase(), why));
    }
  }

  private Indicator indicator(CellName name) {
    return Objects.requireNonNull(state.catalogue().indicator(name.indicator()));
  }

  private void withhold(SeriesKey key, PublishedPart part, Withholding why) {
    state.draft().withhold(key, part, why);
    if (state.isHeadline(CellName.of(key))) {
      state.draft().note(new Remark(key, part, why, null));
    }
  }

  private static Map<CellName, Withholding> all(SortedSet<CellName> names, Withholding why) {
    Map<CellName, Withholding> all = new TreeMap<>();
    names.forEach(name -> all.put(name, why));
    return all;
  }

  private Map<CellName, Withholding> hidden(SortedSet<CellName> names, GrowthColumns growth) {
    Map<CellName, Withholding> hidden = all(names, Withholding.LAST_YEAR);
    hidden
        .keySet()
        .removeIf(name -> !state.isHidden(name.at(growth.lastPeriod()), growth.kind().amount()));
    return hidden;
  }

  private Map<CellName, Withholding> bases(
      GrowthColumns growth, BaseKind base, SortedSet<CellName> names) {
    Map<CellName, Withholding> withheld = new TreeMap<>();
    Term term = growth.base(state.now(), base);
    if (state.protects(Protection.BASE)) {
      withheld.putAll(new Bases(state, tables, growth).withheld(term, names));
    }
    if (state.protects(Protection.COMPARISON)) {
      SortedSet<CellName> left = AmountPlanner.without(names, withheld);
      withheld.putAll(new Comparisons(state, growth).withheld(term, left));
    }
    return withheld;
  }

  private CrossSection section(
      MeasureColumns columns, Month month, List<List<Term>> measures, SortedSet<CellName> names) {
    return state.section(
        new Recipe(measures, columns.numbers(), names, state.holdings(columns, month), false));
  }

  /** The year is the cumulative of December. */
  private void likeDecember(MeasureColumns columns, Month december) {
    Period year = new Period(Frequency.YEAR, december.year());
    for (PublishedPart part : List.of(PublishedPart.GROWTH, PublishedPart.NOMINAL_GROWTH)) {
      for (CellName name : showing(columns, december, year, part)) {
        if (!state.draft().shows(name.at(december.period()), part)) {
          state.draft().withhold(name.at(year), part, Withholding.BASE);
        }
      }
    }
  }

  private void onMonthBefore(MeasureColumns columns, Month month) {
    PublishedPart part = PublishedPart.MONTH_ON_MONTH;
    Month before = month.plus(-1);
    SortedSet<CellName> names = showing(columns, month, month.period(), part);
    Set<CellName> changed = changed(columns, before, Column.MONTH, names);
    for (CellName name : names) {
      if (changed.contains(name) || state.isHidden(name.at(before.period()), PublishedPart.MONTH)) {
        state.draft().withhold(name.at(month.period()), part, Withholding.LAST_YEAR);
      }
    }
  }

  /**
   * The cells in which a unit's figure of a month differs from that of a release that published it.
   */
  private Set<CellName> changed(
      MeasureColumns columns, Month month, Column column, SortedSet<CellName> names) {
    List<List<Term>> measures = new ArrayList<>();
    Term now = Term.minus(state.now().reported(columns, month), column);
    for (Microdata vintage : state.earlier(columns, month)) {
      measures.add(List.of(Term.plus(vintage.reported(columns, month), column), now));
    }
    Set<CellName> changed = new TreeSet<>();
    if (!measures.isEmpty()) {
      CrossSection section = section(columns, month, measures, names);
      names.stream().filter(name -> section.atoms(name).length > 0).forEach(changed::add);
    }
    return changed;
  }

  /** A target that is set as growth, or due along last year, gives last year's figure. */
  private void targets(MeasureColumns columns, Month month) {
    SortedSet<CellName> names = showing(columns, month, month.period(), PublishedPart.TARGET);
    names.removeIf(name -> !looksBack(name, month));
    if (names.isEmpty()) {
      return;
    }
    Month december = Month.of(month.year() - 1, YEAR);
    Month last = month.plus(-YEAR);
    Set<CellName> changed = changed(columns, december, Column.YTD, names);
    changed.addAll(changed(columns, last, Column.YTD, names));
    for (CellName name : names) {
      if (changed.contains(name)
          || state.isHidden(name.at(december.period()), PublishedPart.AMOUNT)
          || state.isHidden(name.at(last.period()), PublishedPart.AMOUNT)) {
        withhold(name.at(month.period()), PublishedPart.TARGET, Withholding.LAST_YEAR);
      }
    }
  }

  private boolean looksBack(CellName name, Month month) {
    Target target =
        state
            .scope()
            .targets()
            .inForce(new Target.Key(name.indicator(), name.area(), month.year()));
    return target != null
        && (target.followsLastYear()
            || indicator(name).schedule(month.year()) == ScheduleKind.LAST_YEAR);
  }

  private void coverage(MeasureColumns columns, Month month) {
    SortedSet<CellName> names = showing(columns, month, month.period(), PublishedPart.COVERAGE);
    if (names.isEmpty() || !state.protects(Protection.COVERAGE)) {
      return;
    }
    Term outstanding = Term.plus(state.now().awaited(columns, month), Column.OUTSTANDING);
    CrossSection section = section(columns, month, List.of(List.of(outstanding)), names);
    RulesJudge judge = state.judge(columns, month);
    PlanState.unsafe(section, judge, 1)
        .keySet()
        .forEach(
            cell ->
                section
                    .names(cell)
                    .forEach(
                        name ->
                            state
                                .draft()
                                .withhold(
                                    name.at(month.period()),
                                    PublishedPart.COVERAGE,
                                    Withholding.OUTSTANDING)));
  }
}
