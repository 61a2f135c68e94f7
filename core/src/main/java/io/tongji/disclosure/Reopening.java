package io.tongji.disclosure;

import io.tongji.disclosure.CrossSection.Recipe;
import io.tongji.disclosure.CrossSection.Term;
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
 * lie at least as far above each of them as the rules ask of an upper bound, and above each
 * suppressed month as well.
 */
final class Reopening {

  private final Workbook book;

  Reopening(Workbook book) {
    this.book = book;
  }

  /** True if the cumulative of a month is far enough above all that were suppressed before it. */
  boolean isFar(MeasureColumns columns, Month month, CellName name) {
    for (Month before = month.plus(-1); before.year() == month.year(); before = before.plus(-1)) {
      Set<PublishedPart> shown = book.draft().shown(name.at(before.period()));
      boolean suppressed = shown != null && !shown.contains(PublishedPart.AMOUNT);
      if (suppressed && !(book.now().covers(before) && isFar(columns, month, before, name))) {
        return false;
      }
    }
    return true;
  }

  private boolean isFar(MeasureColumns columns, Month month, Month before, CellName name) {
    Contributions then = book.now().reported(columns, before);
    Term cumulative = Term.plus(then, Column.YTD);
    Term since = Term.plus(book.now().reported(columns, month), Column.YTD);
    CrossSection section =
        book.section(
            new Recipe(
                List.of(
                    List.of(cumulative),
                    List.of(Term.plus(then, Column.MONTH)),
                    List.of(since, Term.minus(then, Column.YTD))),
                columns.numbers(),
                new TreeSet<>(Set.of(name)),
                book.holdings(columns, before),
                false));
    RulesJudge judge = book.judge(columns, before, false);
    Pool pool = Pool.ofCell(section.table(), 0);
    long needed = Math.max(judge.protection(pool, 0).level(), judge.protection(pool, 1).level());
    return needed > 0 && section.table().cellValue(2, 0) >= needed;
  }
}
