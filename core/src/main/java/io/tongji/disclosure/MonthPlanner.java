package io.tongji.disclosure;

import io.tongji.disclosure.CrossSection.Recipe;
import io.tongji.disclosure.CrossSection.Term;
import io.tongji.disclosure.microdata.Column;
import io.tongji.disclosure.microdata.MeasureColumns;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan.Remark;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.disclosure.suppression.Combination;
import io.tongji.disclosure.suppression.Pool;
import io.tongji.period.Month;
import io.tongji.rollup.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Decides on the month alone and on the quarter, of cells whose cumulative is published. Where they
 * are the difference of published cumulatives for each unit, they add nothing, and what can be
 * computed anyway has been judged with the cumulatives. Otherwise they are withheld where they are
 * not safe; the cumulative stands.
 */
final class MonthPlanner {

  private final PlanState state;
  private final TableProtection tables;
  private final @Nullable MeasureColumns whole;

  /**
   * A planner.
   *
   * @param whole columns of which those planned are a part; null: none
   */
  MonthPlanner(PlanState state, @Nullable MeasureColumns whole) {
    this.state = state;
    this.tables = new TableProtection(state);
    this.whole = whole;
  }

  /**
   * Withholds what is not safe.
   *
   * @param names cells that are published
   */
  void plan(MeasureColumns columns, Month month, SortedSet<CellName> names) {
    if (!state.protects(Protection.CARRY)) {
      return;
    }
    if (!month.equals(PlanState.firstMonth(columns, month))) {
      for (CellName name : unsafe(columns, month, names, Column.MONTH)) {
        for (PublishedPart part : Residuals.OF_MONTH) {
          state.draft().withhold(name.at(month.period()), part, Withholding.CARRY);
        }
        if (state.isHeadline(name)) {
          SeriesKey key = name.at(month.period());
          state.draft().note(new Remark(key, PublishedPart.MONTH, Withholding.CARRY, null));
        }
      }
    }
    if (month.endsQuarter() && month.month() > 3) {
      for (CellName name : unsafe(columns, month, names, Column.QUARTER)) {
        state.draft().withhold(name.at(month.quarter()), PublishedPart.AMOUNT, Withholding.CARRY);
      }
    }
  }

  /**
   * Cells of which the month gives what changed the cumulative away: with it goes one more version
   * of the cumulative before. The quarter is withheld wherever it differs from the published
   * cumulatives at all: beside its months it would be a further version of several cumulatives at
   * once.
   */
  private Set<CellName> unsafe(
      MeasureColumns columns, Month month, SortedSet<CellName> names, Column span) {
    Month before = month.plus(span == Column.MONTH ? -1 : -3);
    Versions versions = Versions.of(state, columns, whole, before);
    List<List<Term>> next = versions.measures(state.now(), month, span);
    IntUnaryOperator holdings = state.holdings(columns, month);
    CrossSection section = versions.changes(next, names, holdings);
    if (names.stream().allMatch(name -> section.atoms(name).length == 0)) {
      return Set.of();
    }
    RulesJudge judge = state.judge(columns, month);
    Map<Integer, Withholding> unsafe = PlanState.unsafe(section, judge, section.table().measures());
    List<List<Term>> differences = versions.differences(next);
    if (!differences.isEmpty()) {
      CrossSection each = section(columns, month, differences, names);
      for (int cell = 0; cell < each.table().cells(); cell++) {
        Pool carry = Pool.ofCell(each.table(), cell);
        if (carry.size() > 0 && (span == Column.QUARTER || judge.isUnsafe(carry))) {
          each.names(cell).forEach(name -> put(unsafe, section, name));
        }
      }
    }
    for (CellName name : names) {
      Set<PublishedPart> shown = state.draft().shown(name.at(before.period()));
      if (shown != null && !shown.contains(PublishedPart.AMOUNT)) {
        put(unsafe, section, name);
      }
    }
    List<Combination> held = TableProtection.unsafe(section, judge, versions.unpublished(section));
    return tables.withhold(section, judge, unsafe, held, Set.of(), month).keySet();
  }

  private CrossSection section(
      MeasureColumns columns, Month month, List<List<Term>> measures, SortedSet<CellName> names) {
    return state.section(
        new Recipe(measures, columns.numbers(), names, state.holdings(columns, month), false));
  }

  private static void put(Map<Integer, Withholding> unsafe, CrossSection section, CellName name) {
    unsafe.put(Objects.requireNonNull(section.cell(name)), Withholding.CARRY);
  }
}
