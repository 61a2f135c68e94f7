package io.tongji.disclosure;

import io.tongji.disclosure.CrossSection.Recipe;
import io.tongji.disclosure.CrossSection.Term;
import io.tongji.disclosure.PublishedSums.KnownFigure;
import io.tongji.disclosure.microdata.Column;
import io.tongji.disclosure.microdata.Contributions;
import io.tongji.disclosure.microdata.MeasureColumns;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.disclosure.suppression.Combination;
import io.tongji.disclosure.suppression.Pool;
import io.tongji.period.Frequency;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides on the revision of a month that was published before. What was published is known for
 * ever. So a revision shows its difference to every figure published before: a table of its own, of
 * the units that changed.
 *
 * <p>A cell is held, which means that the old figure stands, if its difference is unsafe, if it is
 * unsafe itself by now, or if it makes another residual unsafe. A suppressed cell stays suppressed.
 * A cell whose units have not changed stays as it is.
 */
final class RevisionPlanner {

  private static final int YEAR = 12;

  private final PlanState state;
  private final TableProtection tables;
  private final AmountPlanner amounts;

  RevisionPlanner(PlanState state, AmountPlanner amounts) {
    this.state = state;
    this.tables = new TableProtection(state);
    this.amounts = amounts;
  }

  /** Decides on a month. */
  void plan(MeasureColumns columns, Month month) {
    SortedSet<CellName> names = new TreeSet<>(state.decided(columns, month));
    names.removeIf(name -> !isPublic(name.at(month.period())));
    state.candidates(columns, month).stream()
        .filter(name -> state.draft().shown(name.at(month.period())) == null)
        .forEach(names::add);
    Versions versions = Versions.of(state, columns, amounts.wholeOf(columns), month);
    List<List<Term>> next = versions.measures(state.now(), month, null);
    CrossSection changes = versions.changes(next, names, state.holdings(columns, month));
    if (names.stream().allMatch(name -> changes.atoms(name).length == 0)) {
      return;
    }
    List<List<Term>> judged = figures(columns, month);
    judged.addAll(versions.differences(next));
    CrossSection figures = section(columns, month, judged, names);
    Map<CellName, Withholding> held =
        held(columns, month, names, figures, changes, versions.unpublished(changes));
    names.removeIf(name -> changes.atoms(name).length == 0);
    for (CellName name : changed(columns, month, names, versions)) {
      decide(name, month.period(), held.containsKey(name));
      AmountPlanner.spans(month).forEach(span -> decide(name, span, held.containsKey(name)));
    }
  }

  /** The cells whose figure differs from the one published last, and new cells. */
  private SortedSet<CellName> changed(
      MeasureColumns columns, Month month, SortedSet<CellName> names, Versions versions) {
    SortedSet<CellName> changed = new TreeSet<>();
    Map<String, SortedSet<CellName>> published = new TreeMap<>();
    for (CellName name : names) {
      List<String> releases =
          state.history().releasesShowing(name.at(month.period()), PublishedPart.AMOUNT);
      if (releases.isEmpty()) {
        changed.add(name);
      } else {
        String last = releases.get(releases.size() - 1);
        published.computeIfAbsent(last, none -> new TreeSet<>()).add(name);
      }
    }
    published.forEach(
        (release, cells) -> {
          CrossSection section =
              section(columns, month, versions.since(state.history().microdata(release)), cells);
          cells.stream().filter(name -> section.atoms(name).length > 0).forEach(changed::add);
        });
    return changed;
  }

  private boolean isPublic(SeriesKey key) {
    return state.draft().shows(key, PublishedPart.AMOUNT);
  }

  private CrossSection section(
      MeasureColumns columns, Month month, List<List<Term>> measures, SortedSet<CellName> names) {
    return state.section(
        new Recipe(measures, columns.numbers(), names, state.holdings(columns, month), false));
  }

  private Map<CellName, Withholding> held(
      MeasureColumns columns,
      Month month,
      SortedSet<CellName> names,
      CrossSection figures,
      CrossSection changes,
      List<Combination> unpublished) {
    if (!state.protects(Protection.REVISION)) {
      return Map.of();
    }
    RulesJudge judge = state.judge(columns, month);
    Set<Integer> unsafeFigures =
        PlanState.unsafe(figures, judge, figures.table().measures()).keySet();
    Set<CellName> revealing = revealing(columns, month, names);
    Map<Integer, Withholding> unsafe = new TreeMap<>();
    for (int cell = 0; cell < changes.table().cells(); cell++) {
      boolean itself = judge.isUnsafe(Pool.ofCell(changes.table(), cell));
      boolean figure =
          changes.names(cell).stream()
              .anyMatch(
                  name ->
                      unsafeFigures.contains(Objects.requireNonNull(figures.cell(name)))
                          || revealing.contains(name));
      boolean changed = changes.table().cell(cell).length > 0;
      boolean open = changes.names(cell).stream().anyMatch(state::isOpen);
      if (changed && !open && (itself || figure)) {
        unsafe.put(cell, Withholding.REVISION);
      }
    }
    List<Combination> sums = TableProtection.unsafe(changes, judge, unpublished);
    return tables.withhold(changes, judge, unsafe, sums, Set.of(), month);
  }

  /**
   * The cells whose revised cumulative would reveal entrants and leavers together with the growth
   * of a year later: by itself, with the month after it, or less its own month.
   */
  private Set<CellName> revealing(MeasureColumns columns, Month month, SortedSet<CellName> names) {
    if (!state.protects(Protection.COMPARISON)) {
      return Set.of();
    }
    List<KnownFigure> revised =
        List.of(
            new KnownFigure(
                List.of(Term.plus(state.now().reported(columns, month), Column.YTD)), names));
    Set<CellName> revealing = new TreeSet<>(revealing(columns, month, revised));
    PublishedSums sums = new PublishedSums(state, columns);
    Month next = month.plus(1);
    if (next.year() == month.year()) {
      revealing.addAll(revealing(columns, next, PublishedSums.pairs(revised, sums.months(next))));
    }
    Month before = month.plus(-1);
    if (before.year() == month.year()) {
      List<KnownFigure> less = PublishedSums.negated(sums.months(month));
      revealing.addAll(revealing(columns, before, PublishedSums.pairs(revised, less)));
    }
    return revealing;
  }

  private Set<CellName> revealing(MeasureColumns columns, Month last, List<KnownFigure> revised) {
    GrowthColumns growth =
        new GrowthColumns(columns, last.plus(YEAR), GrowthColumns.GrowthKind.OF_YTD);
    Comparisons comparisons = new Comparisons(state, growth);
    Set<CellName> revealing = new TreeSet<>();
    revised.forEach(each -> revealing.addAll(comparisons.revealing(each)));
    return revealing;
  }

  /**
   * The figures that a revision publishes beside its change: the new figure, and its residuals to
   * the neighbouring months.
   */
  private List<List<Term>> figures(MeasureColumns columns, Month month) {
    List<List<Term>> figures = new ArrayList<>(amounts.judged(columns, month));
    Term less = Term.minus(state.now().reported(columns, month), Column.YTD);
    for (List<Term> implied : Residuals.implied(state, columns, month)) {
      figures.add(implied);
      for (Microdata vintage : state.earlier(columns, month)) {
        List<Term> carry = new ArrayList<>(implied);
        carry.add(Term.minus(vintage.reported(columns, month), Column.MONTH));
        figures.add(carry);
      }
    }
    for (int ahead : new int[] {1, 3}) {
      Month next = month.plus(ahead);
      if (next.year() == month.year() && (ahead == 1 || next.endsQuarter())) {
        Column span = ahead == 1 ? Column.MONTH : Column.QUARTER;
        for (Microdata vintage : state.vintages(columns, next)) {
          Contributions then = vintage.reported(columns, next);
          figures.add(List.of(Term.plus(then, Column.YTD), less));
          figures.add(List.of(Term.plus(then, Column.YTD), Term.minus(then, span), less));
        }
      }
    }
    return figures;
  }

  /**
   * The month alone, the quarter, the number of units and the coverage are not revised: the new
   * cumulative goes without them, so that no difference between them is published. A correction
   * changes no number of units, so fewer stand behind a change of it than behind that of the
   * amount.
   */
  private void decide(CellName name, Period period, boolean held) {
    SeriesKey key = name.at(period);
    Set<PublishedPart> before = state.draft().shown(key);
    boolean exists = state.total(key) != null;
    if (before == null && !exists || before != null && before.isEmpty()) {
      return;
    }
    if (held || period.frequency() == Frequency.QUARTER) {
      state
          .draft()
          .decide(
              key, before == null ? CellStatus.SUPPRESSED : CellStatus.HELD, Withholding.REVISION);
    } else if (!exists) {
      state.draft().decide(key, CellStatus.CEASED, null);
    } else {
      Set<PublishedPart> parts = new HashSet<>(state.parts(name));
      parts.removeAll(Residuals.OF_MONTH);
      parts.removeAll(EnumSet.of(PublishedPart.UNITS, PublishedPart.COVERAGE));
      if (period.frequency() == Frequency.YEAR) {
        parts.retainAll(
            EnumSet.of(PublishedPart.AMOUNT, PublishedPart.GROWTH, PublishedPart.NOMINAL_GROWTH));
      }
      state.draft().publish(key, parts);
    }
  }
}
