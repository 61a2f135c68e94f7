package io.tongji.disclosure;

import io.tongji.disclosure.CrossSection.Recipe;
import io.tongji.disclosure.CrossSection.Term;
import io.tongji.disclosure.microdata.Column;
import io.tongji.disclosure.microdata.Contributions;
import io.tongji.disclosure.microdata.MeasureColumns;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the amounts of a month that is published for the first time, and of the quarter and
 * year that end in it. The month, quarter and cumulative of a cell are published together or not at
 * all (a bundle).
 *
 * <p>A suppressed cell stays suppressed to the end of the year (ratchet). Then every published
 * cumulative is a sum of published months, and the cross-section of each month audits the whole
 * year. A cumulative may differ from the sum of its months: units move, skip a month, report late
 * or correct. Two differences are judged as figures of their own: the implied month, which is the
 * cumulative less the cumulative published before, and the carry, which is the implied month less
 * the month.
 */
final class AmountPlanner {

  private final PlanState state;
  private final TableProtection tables;
  private final List<MeasureColumns> all;
  private final Reopening reopening;

  AmountPlanner(PlanState state, List<MeasureColumns> all) {
    this.state = state;
    this.tables = new TableProtection(state);
    this.reopening = new Reopening(state);
    this.all = all;
  }

  /** Decides on a month. */
  void plan(MeasureColumns columns, Month month) {
    SortedSet<CellName> names = state.candidates(columns, month);
    Map<CellName, Withholding> suppressed = new TreeMap<>();
    if (!names.stream().allMatch(state::isOpen)) {
      suppressed.putAll(amounts(columns, month, names));
      if (state.protects(Protection.IMPLIED)) {
        suppressed.putAll(implied(columns, month, without(names, suppressed)));
      }
    }
    decide(month, names, suppressed);
    SortedSet<CellName> published = without(names, suppressed);
    published.removeIf(state::isOpen);
    new MonthPlanner(state, wholeOf(columns)).plan(columns, month, published);
  }

  static SortedSet<CellName> without(SortedSet<CellName> names, Map<CellName, Withholding> less) {
    SortedSet<CellName> left = new TreeSet<>(names);
    left.removeAll(less.keySet());
    return left;
  }

  private Map<CellName, Withholding> amounts(
      MeasureColumns columns, Month month, SortedSet<CellName> names) {
    List<List<Term>> measures = measures(columns, month);
    int own = measures.size();
    measures.addAll(rest(columns, month));
    boolean zeros = state.protectsZeros(columns);
    CrossSection section =
        state.section(recipe(columns, month, measures, names, zeros, withParts(columns)));
    RulesJudge judge = state.judge(columns, month, zeros ? own : 0);
    Map<Integer, Withholding> unsafe = new TreeMap<>();
    for (int cell = 0; cell < section.table().cells(); cell++) {
      Withholding why = why(section, cell, judge, own, columns, month);
      if (why != null) {
        unsafe.put(cell, why);
      }
    }
    List<Combination> sums = new ArrayList<>();
    for (MeasureColumns part : partsOf(columns)) {
      sums.addAll(unsafeRests(section, columns, part, month));
    }
    Map<CellName, Withholding> suppressed =
        new TreeMap<>(tables.protect(section, judge, unsafe, sums, month));
    CrossSection cumulative =
        state.section(
            recipe(columns, month, measures.subList(0, 1), names, zeros, withParts(columns)));
    if (cumulative.table().atoms() < section.table().atoms()) {
      suppressed.putAll(alone(cumulative, judge, suppressed, month));
    }
    return suppressed;
  }

  /**
   * The cells that must be suppressed because of the cumulative alone: an atom that is known to be
   * zero in the cumulative protects nobody there, although it has amounts in other measures.
   */
  private Map<CellName, Withholding> alone(
      CrossSection section, RulesJudge judge, Map<CellName, Withholding> suppressed, Month month) {
    Map<Integer, Withholding> unsafe = new TreeMap<>();
    for (int cell = 0; cell < section.table().cells(); cell++) {
      for (CellName name : section.names(cell)) {
        Withholding why = suppressed.get(name);
        if (why != null) {
          unsafe.putIfAbsent(cell, why);
        }
      }
    }
    return tables.protect(section, judge, unsafe, List.of(), month);
  }

  private @Nullable Withholding why(
      CrossSection section,
      int cell,
      RulesJudge judge,
      int own,
      MeasureColumns columns,
      Month month) {
    List<CellName> names = section.names(cell);
    if (names.stream().anyMatch(state::isOpen)) {
      return null;
    }
    Pool pool = Pool.ofCell(section.table(), cell);
    Withholding why = judge.why(pool, 0, own);
    if (why != null) {
      return why;
    }
    if (names.stream().anyMatch(name -> state.isGivenUp(name.at(month.period())))) {
      return Withholding.COMPARISON;
    }
    boolean forced = names.stream().anyMatch(state::isForced);
    if (state.protects(Protection.RATCHET)
        && names.stream().anyMatch(name -> isInherited(name, month))
        && !(forced && reopening.isFar(columns, month, names.get(0)))) {
      return Withholding.INHERITED;
    }
    return !forced && judge.why(pool, own, pool.measures()) != null ? Withholding.PART : null;
  }

  /**
   * True if the cell was suppressed in the last month of the same year that a release has decided
   * on.
   */
  private boolean isInherited(CellName name, Month month) {
    for (Month before = month.plus(-1); before.year() == month.year(); before = before.plus(-1)) {
      Set<PublishedPart> shown = state.draft().shown(name.at(before.period()));
      if (shown != null) {
        return !shown.contains(PublishedPart.AMOUNT);
      }
    }
    return false;
  }

  private List<List<Term>> measures(MeasureColumns columns, Month month) {
    Contributions reported = state.now().reported(columns, month);
    Contributions awaited = state.now().awaited(columns, month);
    List<List<Term>> measures = new ArrayList<>();
    List<Term> ytd = new ArrayList<>(List.of(Term.plus(reported, Column.YTD)));
    if (imputes(columns)) {
      ytd.add(new Term(awaited, Column.OUTSTANDING, 1, true));
      ytd.add(new Term(awaited, Column.AWAITED, 1, true));
    }
    measures.add(ytd);
    measures.add(List.of(Term.plus(reported, Column.MONTH)));
    if (month.endsQuarter()) {
      measures.add(List.of(Term.plus(reported, Column.QUARTER)));
    }
    return measures;
  }

  private boolean imputes(MeasureColumns columns) {
    return columns.numbers().stream()
        .anyMatch(number -> state.catalogue().indicators().get(number).everImputes());
  }

  private List<List<Term>> rest(MeasureColumns columns, Month month) {
    MeasureColumns whole = wholeOf(columns);
    return whole == null ? List.of() : rest(whole, columns, month);
  }

  /** The columns of which these are a part; null if of none, or if that is of no interest. */
  @Nullable MeasureColumns wholeOf(MeasureColumns columns) {
    return state.protects(Protection.PARTS)
        ? all.stream().filter(columns::isPartOf).findFirst().orElse(null)
        : null;
  }

  /** All measures of a month that are judged as figures, as of now. */
  List<List<Term>> judged(MeasureColumns columns, Month month) {
    List<List<Term>> measures = measures(columns, month);
    measures.addAll(rest(columns, month));
    return measures;
  }

  private List<MeasureColumns> partsOf(MeasureColumns columns) {
    return state.protects(Protection.PARTS)
        ? all.stream().filter(part -> part.isPartOf(columns)).toList()
        : List.of();
  }

  /** Numbers of its own indicators and of those of its parts. */
  private List<Integer> withParts(MeasureColumns columns) {
    List<Integer> numbers = new ArrayList<>(columns.numbers());
    partsOf(columns).forEach(part -> numbers.addAll(part.numbers()));
    return numbers;
  }

  /** What is not construction: the whole less the part, in each measure. */
  private List<List<Term>> rest(MeasureColumns whole, MeasureColumns part, Month month) {
    List<List<Term>> rest = new ArrayList<>();
    Contributions of = state.now().reported(part, month);
    for (List<Term> measure : measures(whole, month)) {
      List<Term> less = new ArrayList<>(measure);
      less.add(Term.minus(of, measure.get(0).column()));
      rest.add(less);
    }
    return rest;
  }

  /**
   * The sums of the whole that must not be derivable, since the part is published in any case and
   * what is left of them is unsafe.
   */
  private List<Combination> unsafeRests(
      CrossSection section, MeasureColumns whole, MeasureColumns part, Month month) {
    SortedSet<CellName> forced = new TreeSet<>(state.candidates(part, month));
    forced.removeIf(name -> !state.isForced(name));
    CrossSection rests =
        state.section(recipe(part, month, rest(whole, part, month), forced, false, part.numbers()));
    RulesJudge judge = state.judge(part, month);
    List<Combination> sums = new ArrayList<>();
    PlanState.unsafe(rests, judge, rests.table().measures())
        .keySet()
        .forEach(cell -> sums.add(Combination.sum(section.atoms(rests.names(cell).get(0)))));
    return sums;
  }

  private Recipe recipe(
      MeasureColumns columns,
      Month month,
      List<List<Term>> measures,
      SortedSet<CellName> names,
      boolean zeros,
      List<Integer> indicators) {
    return new Recipe(measures, indicators, names, state.holdings(columns, month), zeros);
  }

  /**
   * The cells whose implied month, the cumulative less the one published before, gives single units
   * away. Each difference is a table of its own: an atom that has not changed protects nobody in
   * it.
   */
  private Map<CellName, Withholding> implied(
      MeasureColumns columns, Month month, SortedSet<CellName> names) {
    Map<CellName, Withholding> suppressed = new TreeMap<>();
    for (List<Term> difference : Residuals.implied(state, columns, month)) {
      SortedSet<CellName> left = without(names, suppressed);
      CrossSection section =
          state.section(
              recipe(columns, month, List.of(difference), left, false, columns.numbers()));
      RulesJudge judge = state.judge(columns, month);
      Map<Integer, Withholding> unsafe = new TreeMap<>();
      for (int cell : PlanState.unsafe(section, judge, 1).keySet()) {
        if (section.names(cell).stream().noneMatch(state::isOpen)) {
          unsafe.put(cell, Withholding.IMPLIED);
        }
      }
      suppressed.putAll(tables.protect(section, judge, unsafe, List.of(), month));
    }
    return suppressed;
  }

  private void decide(
      Month month, SortedSet<CellName> names, Map<CellName, Withholding> suppressed) {
    for (CellName name : names) {
      Withholding reason = suppressed.get(name);
      Set<PublishedPart> parts = state.parts(name);
      decide(name.at(month.period()), reason, parts);
      for (Period span : spans(month)) {
        if (state.total(name.at(span)) != null) {
          Set<PublishedPart> ofSpan = EnumSet.copyOf(parts);
          ofSpan.retainAll(
              EnumSet.of(PublishedPart.AMOUNT, PublishedPart.GROWTH, PublishedPart.NOMINAL_GROWTH));
          decide(name.at(span), reason, ofSpan);
        }
      }
    }
  }

  private void decide(SeriesKey key, @Nullable Withholding reason, Set<PublishedPart> parts) {
    if (reason == null) {
      state.draft().publish(key, parts);
    } else {
      state.draft().decide(key, CellStatus.SUPPRESSED, reason);
    }
  }

  /** The quarter and the year that end in a month. */
  static List<Period> spans(Month month) {
    List<Period> spans = new ArrayList<>();
    if (month.endsQuarter()) {
      spans.add(month.quarter());
    }
    if (month.month() == 12) {
      spans.add(new Period(Frequency.YEAR, month.year()));
    }
    return spans;
  }
}
