package io.tongji.disclosure;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.disclosure.microdata.MeasureColumns;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.disclosure.rules.DisclosureRules;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * Decides what a release publishes: of each cell of the programme and each period not yet
 * published, its amounts and growth, or nothing; and on request of periods published before, their
 * revisions. Pure: the same input gives the same plan, on any machine.
 *
 * <p>Simplifications, all on the safe side:
 *
 * <ul>
 *   <li>growth on matched units is not published;
 *   <li>the rounding of growth counts only where a base is compared with last year's figure;
 *   <li>a revision that is held stays so until a later revision is safe together with it.
 * </ul>
 */
public final class ReleasePlanner {

  private final PlanState.Basis basis;
  private final List<MeasureColumns> all;
  private final Map<String, MeasureColumns> columnsOf = new HashMap<>();

  /** A planner under a catalogue, with its programme, and the bureau's rules. */
  public ReleasePlanner(Catalogue catalogue, DisclosureRules rules) {
    this(catalogue, rules, EnumSet.allOf(Protection.class));
  }

  /** One that protects from some attacks only, to show what each protection is good for. */
  ReleasePlanner(Catalogue catalogue, DisclosureRules rules, Set<Protection> protections) {
    this.basis = new PlanState.Basis(catalogue, rules, Set.copyOf(protections));
    List<MeasureColumns> order = new ArrayList<>(MeasureColumns.of(catalogue));
    order.sort((one, other) -> Boolean.compare(one.ofComponents(), other.ofComponents()));
    this.all = List.copyOf(order);
    List<Indicator> indicators = catalogue.indicators();
    all.forEach(
        columns ->
            columns
                .numbers()
                .forEach(number -> columnsOf.put(indicators.get(number).code(), columns)));
  }

  /**
   * The months of which microdata are needed: as of now, and as of each release that published some
   * of them.
   *
   * @param totals keys of the totals as of now
   */
  public Set<Month> months(ReleaseScope scope, Set<SeriesKey> totals, PublishedHistory history) {
    Set<String> known = new HashSet<>();
    for (SeriesKey key : history.keys()) {
      if (columnsOf.containsKey(key.indicator())) {
        known.add(columnsOf(key.indicator()).number() + " " + key.period().lastMonth());
      }
    }
    Set<Integer> hidden = yearsOfHiddenHeadlines(scope, history);
    Set<Month> months = new TreeSet<>();
    for (SeriesKey key : totals) {
      Month month = key.period().lastMonth();
      boolean published =
          known.contains(columnsOf(key.indicator()).number() + " " + month)
              && !scope.revises(month);
      if (month.compareTo(scope.through()) <= 0 && !published) {
        for (int back : new int[] {0, 1, 2, 3, 11, 12, 13}) {
          months.add(month.plus(-back));
        }
        months.add(Month.of(month.year() - 1, 12));
        if (hidden.contains(month.year())) {
          for (Month earlier = month; earlier.year() == month.year(); earlier = earlier.plus(-1)) {
            months.add(earlier);
          }
        }
        if (scope.revises(month)) {
          for (int ahead : new int[] {1, 3, 11, 12, 13}) {
            months.add(month.plus(ahead));
          }
        }
      }
    }
    return months;
  }

  /**
   * The years in which a headline figure is suppressed. It may be published again there, which
   * needs all months before it.
   */
  private Set<Integer> yearsOfHiddenHeadlines(ReleaseScope scope, PublishedHistory history) {
    Set<Integer> years = new HashSet<>();
    for (SeriesKey key : history.keys()) {
      Set<PublishedPart> shown = history.shown(key);
      if (shown != null
          && !shown.contains(PublishedPart.AMOUNT)
          && scope.isHeadline(CellName.of(key), basis.catalogue())) {
        years.add(key.period().year());
      }
    }
    return years;
  }

  /**
   * Refuses an earlier release that cannot be compared with this one: it published figures of an
   * indicator that is gone, or that sums something else by now. Areas and activities may be put
   * under others, and indicators may be added.
   *
   * @param release its id
   * @param then the catalogue under which it was made
   * @param months of which figures are compared
   * @throws Failure naming the indicator
   */
  public void refuseUnlike(
      String release, Catalogue then, PublishedHistory history, Set<Month> months) {
    for (SeriesKey key : history.keys()) {
      Indicator now = basis.catalogue().indicator(key.indicator());
      Indicator before = then.indicator(key.indicator());
      boolean alike =
          now != null
              && before != null
              && now.measure().equals(before.measure())
              && now.january() == before.january();
      if (!alike
          && months.contains(key.period().lastMonth())
          && history.releases(key).contains(release)) {
        throw Failure.setting(
            "release %s published %s of %s, and the catalogue %s"
                .formatted(
                    release,
                    key.indicator(),
                    key.period(),
                    now == null ? "has no such indicator" : "makes it of other columns"),
            "keep its row in indicators.csv as it was, and take it out of publication.csv, so that"
                + " what is public of it is known");
      }
    }
  }

  private MeasureColumns columnsOf(String indicator) {
    return Objects.requireNonNull(columnsOf.get(indicator), indicator);
  }

  /**
   * The plan of a release.
   *
   * @param now microdata as of the release's point, of {@link #months}
   * @param totals of all cells at that point
   * @param history what earlier releases published, with their microdata attached
   */
  public ReleasePlan plan(
      ReleaseScope scope,
      Microdata now,
      Map<SeriesKey, Aggregate> totals,
      PublishedHistory history) {
    PlanState state = new PlanState(basis, scope, now, totals, history);
    linked().parallelStream()
        .map(groups -> plan(groups, state.apart()))
        .toList()
        .forEach(state.draft()::add);
    SortedMap<SeriesKey, ReleasePlan.Decision> decisions = state.draft().decisions();
    return new ReleasePlan(
        decisions,
        state.draft().refusals(),
        state.draft().notes(),
        InformationLoss.of(state, decisions));
  }

  /** Each measure group with its parts, whose plan looks at what was decided of the whole. */
  private List<List<MeasureColumns>> linked() {
    Map<MeasureColumns, List<MeasureColumns>> linked = new LinkedHashMap<>();
    for (MeasureColumns columns : all) {
      MeasureColumns whole = all.stream().filter(columns::isPartOf).findFirst().orElse(columns);
      linked.computeIfAbsent(whole, none -> new ArrayList<>()).add(columns);
    }
    return List.copyOf(linked.values());
  }

  private PlanDraft plan(List<MeasureColumns> groups, PlanState state) {
    AmountPlanner amounts = new AmountPlanner(state, all);
    RevisionPlanner revisions = new RevisionPlanner(state, amounts);
    GrowthPlanner growth = new GrowthPlanner(state);
    ReleaseScope scope = state.scope();
    for (MeasureColumns columns : groups) {
      Runnable once =
          () -> {
            for (Month month : state.months(columns)) {
              boolean published = state.isPublished(columns, month);
              if (!published) {
                amounts.plan(columns, month);
              } else if (scope.revises(month)) {
                revisions.plan(columns, month);
              }
              if (!published || scope.revises(month)) {
                growth.plan(columns, month);
              }
            }
          };
      once.run();
      if (state.giveUp(lastYearsInTheWay(scope, state, state.history()))) {
        state.draft().forget(key -> columnsOf(key.indicator()).equals(columns));
        once.run();
      }
    }
    return state.draft();
  }

  /**
   * Figures of the year before that this release would publish too, and that would prevent the
   * growth of a headline figure of its last month. They are withheld for its sake.
   */
  private static Set<SeriesKey> lastYearsInTheWay(
      ReleaseScope scope, PlanState state, PublishedHistory history) {
    Set<SeriesKey> given = new TreeSet<>();
    for (ReleasePlan.Remark note : state.draft().notes()) {
      SeriesKey key = note.key();
      SeriesKey last = CellName.of(key).at(key.period().yearBefore());
      if (key.period().equals(scope.through().period())
          && note.part() == PublishedPart.GROWTH
          && note.reason() == Withholding.COMPARISON
          && !history.knows(last)) {
        given.add(last);
      }
    }
    return given;
  }
}
