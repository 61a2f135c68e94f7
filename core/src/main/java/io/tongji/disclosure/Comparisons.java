package io.tongji.disclosure;

import io.tongji.catalogue.BaseKind;
import io.tongji.disclosure.CrossSection.Recipe;
import io.tongji.disclosure.CrossSection.Term;
import io.tongji.disclosure.PublishedSums.KnownFigure;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.disclosure.suppression.Combination;
import io.tongji.disclosure.suppression.Implications;
import io.tongji.disclosure.suppression.Pool;
import io.tongji.disclosure.suppression.PoolJudge;
import io.tongji.period.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The differences between bases, which growth reveals, and the published figures of the year
 * before: entrants, leavers, restatements. Each must be safe, or hidden by the rounding of the
 * growth.
 *
 * <p>A base is compared with the figure of its own cell, and with what follows from figures of
 * others. For example, a town's figure of last year and the base of its industry may reveal a unit
 * that left the town, if little else is in it. One growth rate at a time is examined.
 */
final class Comparisons {

  private final PlanState state;
  private final TableProtection tables;
  private final GrowthColumns growth;
  private final RulesJudge judge;

  Comparisons(PlanState state, GrowthColumns growth) {
    this.state = state;
    this.tables = new TableProtection(state);
    this.growth = growth;
    this.judge = state.judge(growth.columns(), growth.month());
  }

  /**
   * Cells whose growth must not be published.
   *
   * @param base what gives the bases
   * @param names of cells with growth
   */
  Map<CellName, Withholding> withheld(Term base, SortedSet<CellName> names) {
    Map<CellName, Withholding> withheld = new TreeMap<>();
    for (KnownFigure figure : lastYears()) {
      SortedSet<CellName> left = AmountPlanner.without(names, withheld);
      left.retainAll(figure.names());
      withheld.putAll(unsafe(List.of(less(figure.terms(), base)), left));
    }
    withheld.putAll(unsafe(earlierBases(base), names));
    if (isOfCumulative() && state.protects(Protection.BASE)) {
      withheld.putAll(others(base, AmountPlanner.without(names, withheld)));
    }
    return withheld;
  }

  /**
   * The cells whose revision would reveal entrants and leavers: the growth of a year later is
   * published, and gave a base that was compared with other figures.
   *
   * @param revised the cumulative of the month that the growth is on, as it is known after the
   *     revision, and the cells of which it is
   */
  Set<CellName> revealing(KnownFigure revised) {
    Set<CellName> revealing = new TreeSet<>();
    for (String release : state.releases(growth.columns(), growth.month())) {
      Microdata then = state.history().microdata(release);
      for (BaseKind kind : List.of(BaseKind.RESTATED, BaseKind.REVISED_TOTAL)) {
        SortedSet<CellName> grown = new TreeSet<>(revised.names());
        grown.removeIf(name -> !isGrown(name, release, kind));
        List<Term> change = less(revised.terms(), growth.base(then, kind));
        revealing.addAll(unsafe(List.of(change), grown).keySet());
      }
    }
    return revealing;
  }

  private boolean isGrown(CellName name, String release, BaseKind kind) {
    return growth.baseOf(state.catalogue(), name) == kind
        && state
            .history()
            .releasesShowing(name.at(growth.period()), PublishedPart.GROWTH)
            .contains(release);
  }

  /** All that is published of last year's figure. */
  private List<KnownFigure> lastYears() {
    PublishedSums sums = new PublishedSums(state, growth.columns());
    return switch (growth.figure()) {
      case MONTH -> sums.month(growth.last());
      case QUARTER -> sums.quarter(growth.last());
      default -> sums.cumulative(growth.last());
    };
  }

  /** Bases less each base that was published for the same month. */
  private List<List<Term>> earlierBases(Term base) {
    List<List<Term>> measures = new ArrayList<>();
    Month of = base.column() == growth.kind().base() ? growth.month() : growth.last();
    for (Microdata vintage : state.earlier(growth.columns(), growth.month())) {
      measures.add(
          less(List.of(Term.plus(vintage.reported(growth.columns(), of), base.column())), base));
    }
    return measures;
  }

  private static List<Term> less(List<Term> figure, Term base) {
    List<Term> less = new ArrayList<>(figure);
    less.add(Term.minus(base.contributions(), base.column()));
    return less;
  }

  private Map<CellName, Withholding> unsafe(List<List<Term>> measures, SortedSet<CellName> names) {
    if (measures.isEmpty() || names.isEmpty()) {
      return Map.of();
    }
    CrossSection section =
        state.section(
            new Recipe(
                measures,
                growth.columns().numbers(),
                names,
                state.holdings(growth.columns(), growth.month()),
                false));
    Map<Integer, Withholding> unsafe = new TreeMap<>();
    for (int cell = 0; cell < section.table().cells(); cell++) {
      Pool pool = Pool.ofCell(section.table(), cell);
      for (int measure = 0; measure < measures.size(); measure++) {
        if (judge.why(pool, measure, measure + 1) != null
            && !isRounded(section.names(cell), pool, measure)) {
          unsafe.put(cell, Withholding.COMPARISON);
        }
      }
    }
    return tables.withhold(
        section, new NothingUnsafe(), unsafe, List.of(), Set.of(), growth.month());
  }

  /**
   * The rules for a table in which everything that the rounding of growth hides counts as safe. It
   * asks about cells alone, since parts of them are hidden even more.
   */
  private static final class NothingUnsafe implements PoolJudge {
    @Override
    public boolean isUnsafe(Pool pool) {
      return false;
    }

    @Override
    public ProtectionLevel protection(Pool pool, int measure) {
      return ProtectionLevel.NONE;
    }
  }

  private boolean isOfCumulative() {
    boolean first = growth.month().equals(PlanState.firstMonth(growth.columns(), growth.month()));
    return growth.kind() == GrowthColumns.GrowthKind.OF_YTD
        || growth.kind() == GrowthColumns.GrowthKind.OF_MONTH && first;
  }

  /**
   * The cells whose base reveals something unsafe together with last year's figures and earlier
   * bases of any cells. A base counts as one more version of last year's cumulative.
   */
  private Map<CellName, Withholding> others(Term base, SortedSet<CellName> names) {
    Versions versions = Versions.ofCumulative(state, growth.columns(), growth.last());
    for (String release : state.releases(growth.columns(), growth.month())) {
      for (BaseKind kind : List.of(BaseKind.RESTATED, BaseKind.REVISED_TOTAL)) {
        SortedSet<CellName> grown = new TreeSet<>(state.decided(growth.columns(), growth.month()));
        grown.removeIf(name -> !isGrown(name, release, kind));
        versions.add(growth.base(state.history().microdata(release), kind), grown);
      }
    }
    CrossSection section =
        versions.changes(
            List.of(List.of(base)), names, state.holdings(growth.columns(), growth.month()));
    List<Combination> sums = new ArrayList<>(versions.unpublished(section));
    sums.addAll(section.overLayers());
    for (int atom = 0; atom < section.table().atoms(); atom++) {
      sums.add(Combination.sum(atom));
    }
    Implications implications =
        new Implications(section.table(), TableProtection.unsafe(section, judge, sums));
    Map<CellName, Withholding> withheld = new TreeMap<>();
    for (int cell = 0; cell < section.table().cells(); cell++) {
      for (Combination sum : implications.of(cell)) {
        if (!isRounded(section.names(cell), Pool.of(section.table(), sum), 0)) {
          section.names(cell).forEach(name -> withheld.put(name, Withholding.COMPARISON));
        }
      }
    }
    return withheld;
  }

  /** True if the bases of all these cells are known too roughly to estimate a contribution. */
  private boolean isRounded(List<CellName> names, Pool pool, int measure) {
    long largest = 0;
    for (int place = 0; place < pool.size(); place++) {
      largest = Math.max(largest, Math.abs(pool.amount(measure, place)));
    }
    for (CellName name : names) {
      if (!state.rules().hides(growth.width(state, name), largest)) {
        return false;
      }
    }
    return true;
  }
}
