package io.tongji.disclosure;

import io.tongji.disclosure.CrossSection.Known;
import io.tongji.disclosure.CrossSection.Recipe;
import io.tongji.disclosure.CrossSection.Term;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All that has been published of the cumulative of a month. The releases that published it have a
 * version of it; so have those that published the next month, whose cumulative less the month alone
 * is the cumulative before it as known then. The same is true of the quarter that begins after it.
 *
 * <p>One more version shows what has changed since the others: late and withdrawn returns,
 * corrections, moves. That is a table: its atoms are changes from one version to the next, and what
 * has been published of them is known.
 */
final class Versions {

  private record Version(List<List<Term>> measures, SortedSet<CellName> names) {}

  private final PlanState state;
  private final MeasureColumns columns;
  private final @Nullable MeasureColumns whole;
  private final List<Version> published = new ArrayList<>();

  /**
   * The versions of a month.
   *
   * @param whole columns of which these are a part; null: none
   */
  Versions(PlanState state, MeasureColumns columns, @Nullable MeasureColumns whole, Month month) {
    this.state = state;
    this.columns = columns;
    this.whole = whole;
    for (String release : state.history().releases()) {
      add(release, month.period(), PublishedPart.AMOUNT, null);
      Month next = month.plus(1);
      Month quarter = month.plus(3);
      if (next.year() == month.year()) {
        add(release, next.period(), PublishedPart.MONTH, Column.MONTH);
      }
      if (quarter.endsQuarter() && quarter.year() == month.year()) {
        add(release, quarter.quarter(), PublishedPart.AMOUNT, Column.QUARTER);
      }
    }
    SortedSet<CellName> own = new TreeSet<>(state.candidates(columns, month));
    own.removeIf(name -> !state.draft().publishes(name.at(month.period()), PublishedPart.AMOUNT));
    if (!own.isEmpty()) {
      published.add(new Version(measures(state.now(), month, null), own));
    }
  }

  private void add(String release, Period period, PublishedPart part, @Nullable Column less) {
    SortedSet<CellName> names = new TreeSet<>(state.decided(columns, period.lastMonth()));
    names.removeIf(
        name -> {
          SeriesKey key = name.at(period);
          return !state.history().releasesShowing(key, part).contains(release);
        });
    if (!names.isEmpty()) {
      Microdata then = state.history().microdata(release);
      published.add(new Version(measures(then, period.lastMonth(), less), names));
    }
  }

  /**
   * The cumulative as a release knows it.
   *
   * @param of the month itself, or a later one that is taken off
   * @param less what is taken off; null: nothing
   */
  List<List<Term>> measures(Microdata microdata, Month of, @Nullable Column less) {
    List<List<Term>> measures = new ArrayList<>();
    measures.add(terms(microdata.reported(columns, of), less, 1));
    if (whole != null) {
      List<Term> rest = new ArrayList<>(terms(microdata.reported(whole, of), less, 1));
      rest.addAll(terms(microdata.reported(columns, of), less, -1));
      measures.add(rest);
    }
    return measures;
  }

  private static List<Term> terms(Contributions from, @Nullable Column less, int sign) {
    Term ytd = new Term(from, Column.YTD, sign, false);
    return less == null ? List.of(ytd) : List.of(ytd, new Term(from, less, -sign, false));
  }

  /**
   * The table of changes if one more version is published.
   *
   * @param next its measures
   * @param names cells that it might have
   */
  CrossSection changes(
      List<List<Term>> next, SortedSet<CellName> names, IntUnaryOperator holdings) {
    List<List<Term>> measures = new ArrayList<>();
    next.forEach(none -> measures.add(List.of()));
    published.forEach(version -> measures.addAll(version.measures()));
    measures.addAll(next);
    List<Known> known = new ArrayList<>();
    Map<CellName, Integer> last = new HashMap<>();
    for (int at = 0; at < published.size(); at++) {
      for (CellName name : published.get(at).names()) {
        int from = last.getOrDefault(name, -1);
        int to = at;
        known.add(new Known(name, step -> from < step && step <= to));
        last.put(name, at);
      }
    }
    return state.sectionOfSteps(
        new Recipe(measures, columns.numbers(), names, holdings, false),
        published.size() + 1,
        (name, step) -> step > last.getOrDefault(name, -1),
        known);
  }

  /** One more version less each of those published. */
  List<List<Term>> differences(List<List<Term>> next) {
    List<List<Term>> differences = new ArrayList<>();
    for (Version version : published) {
      for (int measure = 0; measure < next.size(); measure++) {
        List<Term> difference = new ArrayList<>(next.get(measure));
        version
            .measures()
            .get(measure)
            .forEach(
                term ->
                    difference.add(
                        new Term(term.contributions(), term.column(), -term.sign(), false)));
        differences.add(difference);
      }
    }
    return differences;
  }
}
