package io.tongji.disclosure;

import io.tongji.disclosure.CrossSection.KnownSum;
import io.tongji.disclosure.CrossSection.Recipe;
import io.tongji.disclosure.CrossSection.Term;
import io.tongji.disclosure.microdata.Column;
import io.tongji.disclosure.microdata.Contributions;
import io.tongji.disclosure.microdata.MeasureColumns;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.suppression.Combination;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What has been published of the cumulative of a month, by each release that published it: a
 * version each. A release that published the next month is a version too, since that cumulative
 * less its month is the cumulative before, as known then. The same holds for the quarter that
 * begins after the month.
 *
 * <p>The last version is what is known now. If it is published of no cell, nobody must be able to
 * compute what the held revisions would say.
 *
 * <p>One more version is the table of what has changed: late and withdrawn returns, corrections,
 * moves. Its atoms are the changes from one version to the next, and what has been published of
 * them is known.
 */
final class Versions {

  private record TableVersion(List<List<Term>> measures, SortedSet<CellName> names) {}

  private final PlanState state;
  private final MeasureColumns columns;
  private final @Nullable MeasureColumns whole;
  private final Month month;
  private final List<TableVersion> published = new ArrayList<>();

  /** The cumulatives of the next month that have been published. */
  private final List<TableVersion> after = new ArrayList<>();

  private Versions(
      PlanState state, MeasureColumns columns, @Nullable MeasureColumns whole, Month month) {
    this.state = state;
    this.columns = columns;
    this.whole = whole;
    this.month = month;
  }

  /**
   * The versions of a month.
   *
   * @param whole columns of which these are a part; null: none
   */
  static Versions of(
      PlanState state, MeasureColumns columns, @Nullable MeasureColumns whole, Month month) {
    Versions versions = new Versions(state, columns, whole, month);
    Month next = month.plus(1);
    Month quarter = month.plus(3);
    for (String release : state.history().releases()) {
      versions.add(versions.published, release, month.period(), PublishedPart.AMOUNT, null);
      if (next.year() == month.year()) {
        versions.add(versions.published, release, next.period(), PublishedPart.MONTH, Column.MONTH);
        versions.add(versions.after, release, next.period(), PublishedPart.AMOUNT, null);
      }
      if (quarter.endsQuarter() && quarter.year() == month.year()) {
        versions.add(
            versions.published, release, quarter.quarter(), PublishedPart.AMOUNT, Column.QUARTER);
      }
    }
    versions.published.add(versions.own(month));
    if (next.year() == month.year()) {
      versions.after.add(versions.own(next));
    }
    return versions;
  }

  /** The versions of a month that have been published as its cumulative. */
  static Versions ofCumulative(PlanState state, MeasureColumns columns, Month month) {
    Versions versions = new Versions(state, columns, null, month);
    for (String release : state.history().releases()) {
      versions.add(versions.published, release, month.period(), PublishedPart.AMOUNT, null);
    }
    versions.published.add(versions.own(month));
    return versions;
  }

  /** Adds a version that growth has given. */
  void add(Term base, SortedSet<CellName> names) {
    if (!names.isEmpty()) {
      published.add(new TableVersion(List.of(List.of(base)), names));
    }
  }

  /** The version of this release, of the cells that it publishes: perhaps of none. */
  private TableVersion own(Month month) {
    SortedSet<CellName> own = new TreeSet<>(state.candidates(columns, month));
    own.removeIf(name -> !state.draft().publishes(name.at(month.period()), PublishedPart.AMOUNT));
    return new TableVersion(measures(state.now(), month, null), own);
  }

  private void add(
      List<TableVersion> to,
      String release,
      Period period,
      PublishedPart part,
      @Nullable Column less) {
    SortedSet<CellName> names = new TreeSet<>(state.decided(columns, period.lastMonth()));
    names.removeIf(
        name -> {
          SeriesKey key = name.at(period);
          return !state.history().releasesShowing(key, part).contains(release);
        });
    if (!names.isEmpty()) {
      Microdata then = state.history().microdata(release);
      to.add(new TableVersion(measures(then, period.lastMonth(), less), names));
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
   * The table of changes if one more version is published. What the next month adds to it is in the
   * table as well: who knows a month and cumulatives knows what they differ by.
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
    after.forEach(version -> measures.addAll(version.measures()));
    List<TableVersion> all = new ArrayList<>(published);
    all.add(new TableVersion(next, Collections.emptySortedSet()));
    all.addAll(after);
    List<KnownSum> known = new ArrayList<>();
    Map<CellName, Integer> last = new HashMap<>();
    for (int at = 0; at < all.size(); at++) {
      for (CellName name : all.get(at).names()) {
        known.add(new KnownSum(name, steps(last.getOrDefault(name, -1), at)));
        last.put(name, at);
      }
    }
    Map<CellName, Integer> before = last();
    return state.sectionOfSteps(
        new Recipe(measures, columns.numbers(), names, holdings, false),
        all.size(),
        (name, step) -> steps(before.getOrDefault(name, -1), published.size()).test(step),
        known);
  }

  /** The last version that cells have, by number. */
  private SortedMap<CellName, Integer> last() {
    SortedMap<CellName, Integer> last = new TreeMap<>();
    for (int at = 0; at < published.size(); at++) {
      for (CellName name : published.get(at).names()) {
        last.put(name, at);
      }
    }
    return last;
  }

  private static IntPredicate steps(int from, int to) {
    return step -> from < step && step <= to;
  }

  /**
   * The changes of cells since they were last published, as each later version knew them: held
   * revisions, and cells that are suppressed by now. Also what the next month adds to cells that
   * are suppressed in it.
   *
   * @param changes the table of changes
   */
  List<Combination> unpublished(CrossSection changes) {
    List<Combination> sums = new ArrayList<>();
    last()
        .forEach(
            (name, last) -> {
              for (int to = last + 1; to <= published.size(); to++) {
                sums.add(Combination.sum(changes.atoms(name, steps(last, to))));
              }
            });
    for (CellName name : state.everNamed(columns, month.plus(1))) {
      if (after.stream().noneMatch(version -> version.names().contains(name))) {
        for (int to = 1; to <= after.size(); to++) {
          IntPredicate steps = steps(published.size(), published.size() + to);
          sums.add(Combination.sum(changes.atoms(name, steps)));
        }
      }
    }
    return sums;
  }

  /** One more version less each of those published. */
  List<List<Term>> differences(List<List<Term>> next) {
    List<List<Term>> differences = new ArrayList<>();
    for (TableVersion version : published) {
      if (!version.names().isEmpty()) {
        differences.addAll(difference(next, version.measures()));
      }
    }
    return differences;
  }

  /** The cumulative as it is known now less that of a release. */
  List<List<Term>> since(Microdata release) {
    return difference(measures(state.now(), month, null), measures(release, month, null));
  }

  private static List<List<Term>> difference(List<List<Term>> one, List<List<Term>> other) {
    List<List<Term>> differences = new ArrayList<>();
    for (int measure = 0; measure < one.size(); measure++) {
      List<Term> difference = new ArrayList<>(one.get(measure));
      for (Term term : other.get(measure)) {
        difference.add(new Term(term.contributions(), term.column(), -term.sign(), false));
      }
      differences.add(difference);
    }
    return differences;
  }
}
