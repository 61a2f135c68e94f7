package io.tongji.disclosure;

import io.tongji.disclosure.CrossSection.Term;
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
   * Implied months: the cumulative less each one of the month before that has been published, and
   * at the end of a quarter less those of the quarter before.
   */
  static List<List<Term>> implied(Workbook book, MeasureColumns columns, Month month) {
    List<List<Term>> measures = new ArrayList<>();
    Month before = book.publishedBefore(columns, month);
    if (before != null) {
      addDifferences(measures, book, columns, month, before);
      Month quarterBefore = month.plus(-3);
      if (month.endsQuarter()
          && quarterBefore.year() == month.year()
          && !quarterBefore.equals(before)) {
        addDifferences(measures, book, columns, month, quarterBefore);
      }
    }
    return measures;
  }

  private static void addDifferences(
      List<List<Term>> measures, Workbook book, MeasureColumns columns, Month month, Month before) {
    Term cumulative = Term.plus(book.now().reported(columns, month), Column.YTD);
    for (Microdata vintage : book.vintages(columns, before)) {
      measures.add(List.of(cumulative, Term.minus(vintage.reported(columns, before), Column.YTD)));
    }
  }

  /**
   * What is left of the cumulative without the month (or quarter) alone and each cumulative before
   * it that has been published. Where none has, it is what came before, and judged as that.
   *
   * @param span {@link Column#MONTH} or {@link Column#QUARTER}
   */
  static List<List<Term>> carry(Workbook book, MeasureColumns columns, Month month, Column span) {
    Contributions reported = book.now().reported(columns, month);
    List<Term> left = List.of(Term.plus(reported, Column.YTD), Term.minus(reported, span));
    Month before = month.plus(span == Column.MONTH ? -1 : -3);
    List<List<Term>> measures = new ArrayList<>();
    if (before.compareTo(Workbook.firstMonth(columns, month)) >= 0) {
      for (Microdata vintage : book.vintages(columns, before)) {
        List<Term> less = new ArrayList<>(left);
        less.add(Term.minus(vintage.reported(columns, before), Column.YTD));
        measures.add(less);
      }
    }
    if (measures.isEmpty()) {
      measures.add(left);
    }
    return measures;
  }
}
