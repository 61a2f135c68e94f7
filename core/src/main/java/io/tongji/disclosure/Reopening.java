package io.tongji.disclosure;

import io.tongji.disclosure.CrossSection.Recipe;
import io.tongji.disclosure.CrossSection.Term;
import io.tongji.disclosure.microdata.Column;
import io.tongji.disclosure.microdata.Contributions;
import io.tongji.disclosure.microdata.MeasureColumns;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.suppression.Pool;
import io.tongji.period.Month;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * When a headline figure that was suppressed earlier in the year may be published again. In January
 * a single firm may stand behind a figure that dozens make up in December.
 *
 * <p>The month alone is withheld in the first period after a suppressed one, so nobody can compute
 * the cumulatives before. But they are bounded by the one that is published now. So that one must
 * lie at least as far above each of them as the rules ask of an upper bound, of the month too; and
 * what it adds to each cumulative that was published before them must be safe.
 */
final class Reopening {

  private final PlanState state;

  Reopening(PlanState state) {
    this.state = state;
  }

  /**
   * True if the cumulative of a month is far enough above every one that was suppressed before it.
   */
  boolean isFar(MeasureColumns columns, Month month, CellName name) {
    for (Month before = month.plus(-1); before.year() == month.year(); before = before.plus(-1)) {
      Set<PublishedPart> shown = state.draft().shown(name.at(before.period()));
      if (shown != null && !(state.now().covers(before) && isFar(columns, month, before, name))) {
        return false;
      }
    }
    return true;
  }

  private boolean isFar(MeasureColumns columns, Month month, Month before, CellName name) {
    Contributions then = state.now().reported(columns, before);
    Term since = Term.plus(state.now().reported(columns, month), Column.YTD);
    CrossSection section =
        state.section(
            new Recipe(
                List.of(
                    List.of(since, Term.minus(then, Column.YTD)),
                    List.of(Term.plus(then, Column.YTD)),
                    List.of(Term.plus(then, Column.MONTH))),
                columns.numbers(),
                new TreeSet<>(Set.of(name)),
                state.holdings(columns, before),
                false));
    RulesJudge judge = state.judge(columns, before);
    Pool pool = Pool.ofCell(section.table(), 0);
    if (state.draft().shows(name.at(before.period()), PublishedPart.AMOUNT)) {
      return judge.why(pool, 0, 1) == null;
    }
    long needed = Math.max(judge.protection(pool, 1).level(), judge.protection(pool, 2).level());
    return section.table().cellValue(0, 0) >= needed;
  }
}
