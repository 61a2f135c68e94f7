package io.tongji.disclosure;

import io.tongji.disclosure.CrossSection.Recipe;
import io.tongji.disclosure.CrossSection.Term;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.disclosure.suppression.Combination;
import io.tongji.disclosure.suppression.Pool;
import io.tongji.disclosure.suppression.PoolJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which growth must not be published because of its base. The bases that growth gives are a table,
 * beside last year's figures that are published: a base must not be unsafe, nor be that of a cell
 * suppressed a year before, nor give such a one away.
 *
 * <p>Growth counts as if it gave the base exactly. Only that of cumulative headline figures, whose
 * bases are large, counts as rounded: together with them no base is known more closely than the
 * narrowest of theirs, so they endanger only figures that ask for a larger distance.
 */
final class Bases {

  private final PlanState state;
  private final TableProtection tables;
  private final GrowthColumns growth;
  private final RulesJudge judge;

  Bases(PlanState state, TableProtection tables, GrowthColumns growth) {
    this.state = state;
    this.tables = tables;
    this.growth = growth;
    this.judge = state.judge(growth.columns(), growth.last());
  }

  /**
   * The cells whose growth must not be published.
   *
   * @param base what gives the bases
   * @param names of cells with growth
   */
  Map<CellName, Withholding> withheld(Term base, SortedSet<CellName> names) {
    SortedSet<CellName> known = new TreeSet<>();
    SortedSet<CellName> hidden = new TreeSet<>();
    for (CellName name : state.everNamed(growth.columns(), growth.last())) {
      if (state.isHidden(name.at(growth.lastPeriod()), growth.kind().amount())) {
        hidden.add(name);
      } else if (state.draft().shows(name.at(growth.lastPeriod()), growth.kind().amount())) {
        known.add(name);
      }
    }
    SortedSet<CellName> rough = new TreeSet<>(names);
    rough.removeIf(name -> known.contains(name) || !countsAsRounded(name));
    SortedSet<CellName> exact = new TreeSet<>(names);
    exact.removeAll(rough);
    Map<CellName, Withholding> withheld = exact(base, exact, known, hidden);
    if (!rough.isEmpty()) {
      SortedSet<CellName> left = AmountPlanner.without(names, withheld);
      withheld.putAll(rounded(base, left, rough, known, hidden));
    }
    return withheld;
  }

  /**
   * Of the cumulative alone: growth of a month or quarter beside cumulatives would bound the month
   * that a cell without it keeps back, and so the few who moved or reported late.
   */
  private boolean countsAsRounded(CellName name) {
    return growth.kind() == GrowthColumns.GrowthKind.OF_YTD && state.isHeadline(name);
  }

  private CrossSection section(Term base, SortedSet<CellName> names, Set<CellName> known) {
    SortedSet<CellName> all = new TreeSet<>(names);
    all.addAll(known);
    return state.section(
        new Recipe(
            List.of(List.of(base)),
            growth.columns().numbers(),
            all,
            state.holdings(growth.columns(), growth.month()),
            false));
  }

  private Map<CellName, Withholding> exact(
      Term base, SortedSet<CellName> names, Set<CellName> known, Set<CellName> hidden) {
    CrossSection section = section(base, names, known);
    Map<Integer, Withholding> unsafe = new TreeMap<>();
    Map<CellName, Withholding> withheld = new TreeMap<>();
    for (int cell = 0; cell < section.table().cells(); cell++) {
      boolean itself = judge.isUnsafe(Pool.ofCell(section.table(), cell));
      List<CellName> of = section.names(cell);
      if (of.stream().anyMatch(known::contains)) {
        of.stream()
            .filter(name -> itself && names.contains(name))
            .forEach(name -> withheld.put(name, Withholding.BASE));
      } else if (itself || of.stream().anyMatch(hidden::contains)) {
        unsafe.put(cell, itself ? Withholding.BASE : Withholding.LAST_YEAR);
      }
    }
    Map<CellName, Withholding> all =
        tables.withhold(section, judge, unsafe, sums(section, hidden), known, growth.month());
    all.keySet().retainAll(names);
    withheld.putAll(all);
    return withheld;
  }

  /** The suppressed cells of last year that are no cells of the table. */
  private static List<Combination> sums(CrossSection section, Set<CellName> hidden) {
    List<Combination> sums = new ArrayList<>();
    for (CellName name : hidden) {
      if (section.cell(name) == null && section.atoms(name).length > 0) {
        sums.add(Combination.sum(section.atoms(name)));
      }
    }
    return sums;
  }

  private Map<CellName, Withholding> rounded(
      Term base,
      SortedSet<CellName> names,
      SortedSet<CellName> rough,
      Set<CellName> known,
      Set<CellName> hidden) {
    long width = rough.stream().mapToLong(name -> growth.width(state, name)).min().orElse(0);
    PoolJudge far = new FarOnly(judge, width);
    CrossSection section = section(base, names, known);
    Map<Integer, Withholding> unsafe = new TreeMap<>();
    for (CellName name : rough) {
      Integer cell = section.cell(name);
      if (cell != null && far.isUnsafe(Pool.ofCell(section.table(), cell))) {
        unsafe.put(cell, Withholding.BASE);
      }
    }
    List<Combination> sums = sums(section, hidden);
    sums.removeIf(sum -> !far.isUnsafe(Pool.of(section.table(), sum)));
    Map<CellName, Withholding> withheld =
        tables.withhold(section, far, unsafe, sums, known, growth.month());
    withheld.keySet().retainAll(names);
    return withheld;
  }

  /**
   * The rules for a figure that is known only within a width: it is unsafe if its protection level
   * is larger than that.
   */
  private record FarOnly(RulesJudge judge, long width) implements PoolJudge {

    @Override
    public boolean isUnsafe(Pool pool) {
      return protection(pool, 0).level() > width;
    }

    @Override
    public ProtectionLevel protection(Pool pool, int measure) {
      return judge.protection(pool, measure);
    }
  }
}
