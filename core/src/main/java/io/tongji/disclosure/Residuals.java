package io.tongji.disclosure;

import io.tongji.disclosure.CrossSection.Term;
import io.tongji.disclosure.microdata.Column;
import io.tongji.disclosure.microdata.MeasureColumns;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.period.Month;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Differences between figures that are published together, which anybody can compute and which are
 * figures themselves: of whoever makes the difference. No tool for tables looks at them.
 */
final class Residuals {

  /** What hangs on the month alone. */
  static final Set<PublishedPart> OF_MONTH =
      EnumSet.of(
          PublishedPart.MONTH,
          PublishedPart.MONTH_GROWTH,
          PublishedPart.NOMINAL_MONTH_GROWTH,
          PublishedPart.MONTH_ON_MONTH);

  private Residuals() {}

  /**
   * Implied months: the cumulative less each published cumulative of the month before, and at the
   * end of a quarter less each of the quarter before.
   */
  static List<List<Term>> implied(PlanState state, MeasureColumns columns, Month month) {
    List<List<Term>> measures = new ArrayList<>();
    Month before = state.publishedBefore(columns, month);
    if (before != null) {
      addDifferences(measures, state, columns, month, before);
      Month quarterBefore = month.plus(-3);
      if (month.endsQuarter()
          && quarterBefore.year() == month.year()
          && !quarterBefore.equals(before)) {
        addDifferences(measures, state, columns, month, quarterBefore);
      }
    }
    return measures;
  }

  private static void addDifferences(
      List<List<Term>> measures,
      PlanState state,
      MeasureColumns columns,
      Month month,
      Month before) {
    Term cumulative = Term.plus(state.now().reported(columns, month), Column.YTD);
    for (Microdata vintage : state.vintages(columns, before)) {
      measures.add(List.of(cumulative, Term.minus(vintage.reported(columns, before), Column.YTD)));
    }
  }
}
