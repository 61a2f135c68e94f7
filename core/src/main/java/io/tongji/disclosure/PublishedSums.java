package io.tongji.disclosure;

import io.tongji.disclosure.CrossSection.Term;
import io.tongji.disclosure.microdata.Column;
import io.tongji.disclosure.microdata.MeasureColumns;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.period.Month;
import io.tongji.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What has been published of a figure, in any way: the figure itself, or what follows from a month
 * and the cumulatives around it, each as some release knew it. Releases differ, so these differ by
 * those who moved, reported late or corrected.
 */
final class PublishedSums {

  /**
   * A figure as published.
   *
   * @param terms what it is made of
   * @param names the cells of which all terms are published
   */
  record KnownFigure(List<Term> terms, SortedSet<CellName> names) {}

  private final PlanState state;
  private final MeasureColumns columns;

  PublishedSums(PlanState state, MeasureColumns columns) {
    this.state = state;
    this.columns = columns;
  }

  /** All that is known of the cumulative of a month. */
  List<KnownFigure> cumulative(Month month) {
    List<KnownFigure> known = shown(month.period(), PublishedPart.AMOUNT, Column.YTD);
    for (Month before : neighbour(month, -1)) {
      known.addAll(pairs(shown(before.period(), PublishedPart.AMOUNT, Column.YTD), months(month)));
    }
    for (Month next : neighbour(month, 1)) {
      known.addAll(
          pairs(shown(next.period(), PublishedPart.AMOUNT, Column.YTD), negated(months(next))));
    }
    return known;
  }

  /** All that is known of a month alone. */
  List<KnownFigure> month(Month month) {
    List<KnownFigure> known = months(month);
    for (Month before : neighbour(month, -1)) {
      known.addAll(
          pairs(
              shown(month.period(), PublishedPart.AMOUNT, Column.YTD),
              negated(shown(before.period(), PublishedPart.AMOUNT, Column.YTD))));
    }
    return known;
  }

  /** The quarters that are known as such. */
  List<KnownFigure> quarter(Month last) {
    return shown(last.quarter(), PublishedPart.AMOUNT, Column.QUARTER);
  }

  /** The months alone that are published. */
  List<KnownFigure> months(Month month) {
    return shown(month.period(), PublishedPart.MONTH, Column.MONTH);
  }

  /** The month before or after, if it is of the same year. */
  private static List<Month> neighbour(Month month, int step) {
    Month neighbour = month.plus(step);
    return neighbour.year() == month.year() ? List.of(neighbour) : List.of();
  }

  private List<KnownFigure> shown(Period period, PublishedPart part, Column column) {
    List<KnownFigure> known = new ArrayList<>();
    Month month = period.lastMonth();
    for (String release : state.releases(columns, month)) {
      SortedSet<CellName> names = new TreeSet<>(state.decided(columns, month));
      names.removeIf(
          name -> !state.history().releasesShowing(name.at(period), part).contains(release));
      add(known, state.history().microdata(release), month, column, names);
    }
    SortedSet<CellName> own = new TreeSet<>(state.candidates(columns, month));
    own.removeIf(name -> !state.draft().publishes(name.at(period), part));
    add(known, state.now(), month, column, own);
    return known;
  }

  private void add(
      List<KnownFigure> known,
      Microdata then,
      Month month,
      Column column,
      SortedSet<CellName> names) {
    if (!names.isEmpty()) {
      known.add(new KnownFigure(List.of(Term.plus(then.reported(columns, month), column)), names));
    }
  }

  static List<KnownFigure> negated(List<KnownFigure> all) {
    return all.stream()
        .map(each -> new KnownFigure(negatedTerms(each.terms()), each.names()))
        .toList();
  }

  private static List<Term> negatedTerms(List<Term> terms) {
    return terms.stream()
        .map(term -> new Term(term.contributions(), term.column(), -term.sign(), false))
        .toList();
  }

  /** The sums of one of each. */
  static List<KnownFigure> pairs(List<KnownFigure> some, List<KnownFigure> others) {
    List<KnownFigure> pairs = new ArrayList<>();
    for (KnownFigure one : some) {
      for (KnownFigure other : others) {
        SortedSet<CellName> names = new TreeSet<>(one.names());
        names.retainAll(other.names());
        if (!names.isEmpty()) {
          List<Term> terms = new ArrayList<>(one.terms());
          terms.addAll(other.terms());
          pairs.add(new KnownFigure(terms, names));
        }
      }
    }
    return pairs;
  }
}
