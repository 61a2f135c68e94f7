package io.tongji.verify.attack;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.catalogue.Indicator;
import io.tongji.disclosure.Microdata;
import io.tongji.disclosure.Numbering;
import io.tongji.disclosure.PublishedHistory;
import io.tongji.disclosure.PublishedPart;
import io.tongji.disclosure.ReleasePlan;
import io.tongji.disclosure.ReleasePlan.CellStatus;
import io.tongji.disclosure.ReleasePlan.Decision;
import io.tongji.disclosure.ReleasePlanner;
import io.tongji.disclosure.ReleaseScope;
import io.tongji.period.Month;
import io.tongji.release.Totals;
import io.tongji.returns.TargetBook;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Figure;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.MonthlySums;
import io.tongji.rollup.Placement;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.attack.Equations.Decimals;
import io.tongji.verify.attack.Equations.Within;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Releases as the planner plans them, in memory, and what the attacker sees of them. */
final class PlannedReleases {

  private static final List<Form> FORMS = List.of(Form.OUTPUT, Form.INVESTMENT);

  private final Catalogue catalogue;
  private final ReleasePlanner planner;
  private final PublishedHistory history = new PublishedHistory();
  private final Numbering numbering = new Numbering();
  private final Map<String, RandomBureau> released = new TreeMap<>();
  private final Map<Form, Equations> equations = new EnumMap<>(Form.class);
  private int published;
  private int suppressed;
  private int held;

  PlannedReleases(Catalogue catalogue, ReleasePlanner planner) {
    this.catalogue = catalogue;
    this.planner = planner;
    Decimals decimals =
        new Decimals(
            code -> indicator(code).display().rateDecimals(),
            code -> indicator(code).display().completionDecimals());
    for (Form form : FORMS) {
      List<Within> within = form == Form.INVESTMENT ? List.of(new Within("CI", "FAI")) : List.of();
      equations.put(form, new Equations(decimals, within, this::isInProgramme));
    }
  }

  private boolean isInProgramme(String indicator, String area, String activity) {
    Area known = catalogue.area(area);
    return known != null && !catalogue.programme().parts(indicator, known, activity).isEmpty();
  }

  private Indicator indicator(String code) {
    return Objects.requireNonNull(catalogue.indicator(code));
  }

  /** Numbers of figures published, suppressed and held so far. */
  List<Integer> counts() {
    return List.of(published, suppressed, held);
  }

  /** What can be found out from all releases so far. */
  List<Leak> attack(SafetyRule rule) {
    List<Leak> all = new ArrayList<>();
    equations.values().forEach(known -> all.addAll(known.attack(rule, 0)));
    return all;
  }

  /**
   * Releases a bureau's figures, if the planner does not refuse.
   *
   * @param revise first month that is published again; null: none
   */
  ReleasePlan release(String id, RandomBureau bureau, Month through, @Nullable Month revise) {
    Map<SeriesKey, Aggregate> totals = new TreeMap<>();
    Totals sums = new Totals(catalogue, new TargetBook(), key -> FirstReleases.Totals.NONE);
    microdata(bureau, Set.of(), sums::add);
    sums.forEach(totals::put);
    ReleaseScope scope = new ReleaseScope(through, revise, "", (indicator, area, year) -> null);
    Set<Month> months = planner.months(scope, totals.keySet(), history);
    Microdata now = microdata(bureau, months, (indicator, contributed) -> {});
    released.forEach(
        (earlier, then) ->
            history.attach(earlier, microdata(then, months, (indicator, contributed) -> {})));
    ReleasePlan plan = planner.plan(scope, now, totals, history);
    if (plan.mayBePublished()) {
      publish(id, bureau, through, plan, totals);
    }
    return plan;
  }

  private Microdata microdata(
      RandomBureau bureau,
      Set<Month> months,
      BiConsumer<Integer, Map<Placement, MonthlySums>> totals) {
    Microdata.Builder builder =
        new Microdata.Builder(catalogue, numbering, months, bureau::history);
    for (String unit : bureau.units()) {
      builder.add(unit, bureau.ledgers(unit), bureau.history(unit), totals);
    }
    return builder.build();
  }

  private void publish(
      String id,
      RandomBureau bureau,
      Month through,
      ReleasePlan plan,
      Map<SeriesKey, Aggregate> totals) {
    Map<Form, Map<SeriesKey, Map<String, Object>>> records = new EnumMap<>(Form.class);
    plan.decisions()
        .forEach(
            (key, decision) -> {
              count(decision);
              if (decision.status() != CellStatus.HELD) {
                Aggregate total = totals.get(key);
                history.add(id, key, decision.shown());
                records
                    .computeIfAbsent(
                        indicator(key.indicator()).measure().form(), form -> new HashMap<>())
                    .put(key, total == null ? Map.of() : fields(total, decision.shown()));
              }
            });
    released.put(id, bureau);
    equations.forEach(
        (form, known) ->
            known.add(
                new PublicVintage(
                    id,
                    records.getOrDefault(form, Map.of()),
                    bureau.unitMonths(form, RandomReleases.FIRST, through.index()))));
  }

  private void count(Decision decision) {
    published += decision.status() == CellStatus.PUBLISHED ? 1 : 0;
    suppressed += decision.status() == CellStatus.SUPPRESSED ? 1 : 0;
    held += decision.status() == CellStatus.HELD ? 1 : 0;
  }

  private Map<String, Object> fields(Aggregate total, Set<PublishedPart> shown) {
    Map<String, Object> fields = new HashMap<>();
    if (shown.isEmpty()) {
      return Map.of("CONF_STATUS", "C");
    }
    fields.put("BASE_KIND", total.baseKind().name());
    if (total instanceof Aggregate.OfMonth of) {
      put(fields, "YTD", shown.contains(PublishedPart.AMOUNT) ? of.ytd().total() : null);
      put(fields, "M", shown.contains(PublishedPart.MONTH) ? of.month().total() : null);
      boolean units = shown.contains(PublishedPart.UNITS);
      put(fields, "UNITS", units ? (Integer) of.liveCoverage().reported() : null);
      growth(fields, "YTD_YOY", shown.contains(PublishedPart.GROWTH), of.ytd());
      growth(fields, "M_YOY", shown.contains(PublishedPart.MONTH_GROWTH), of.month());
      Figure onMonth = new Figure(of.month().total(), of.monthBefore(), null);
      growth(fields, "M_MOM", shown.contains(PublishedPart.MONTH_ON_MONTH), onMonth);
    } else if (total instanceof Aggregate.OfSpan of) {
      put(fields, "V", shown.contains(PublishedPart.AMOUNT) ? of.whole().total() : null);
      growth(fields, "YOY", shown.contains(PublishedPart.GROWTH), of.whole());
    }
    double steps = Math.pow(10, indicator(total.key().indicator()).display().rateDecimals() + 2);
    fields.replaceAll(
        (field, value) ->
            value instanceof Double rate ? (Double) (Math.rint(rate * steps) / steps) : value);
    return fields;
  }

  private static void growth(
      Map<String, Object> fields, String rate, boolean shown, Figure figure) {
    Long compared = figure.compared();
    Long base = figure.base();
    if (shown && compared != null && base != null && base > 0) {
      fields.put(rate, (double) (compared - base) / base);
    }
  }

  private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
    if (value != null) {
      fields.put(name, value);
    }
  }

  /** Totals that do not agree with what is said in plain words: the test itself would be wrong. */
  Set<SeriesKey> unlike(RandomBureau bureau, Month through) {
    Totals sums = new Totals(catalogue, new TargetBook(), key -> FirstReleases.Totals.NONE);
    microdata(bureau, Set.of(), sums::add);
    Map<SeriesKey, Long> plain = new HashMap<>();
    for (Form form : FORMS) {
      for (UnitMonth unit : bureau.unitMonths(form, RandomReleases.FIRST, through.index())) {
        Long ytd = unit.amounts().ytd();
        for (String indicator : unit.place().indicators()) {
          for (String area : unit.place().areas()) {
            for (String activity : unit.place().activities()) {
              SeriesKey key = SmallBureau.key(indicator, area, activity, unit.month());
              plain.merge(key, ytd == null ? 0 : ytd, Long::sum);
            }
          }
        }
      }
    }
    Set<SeriesKey> unlike = new HashSet<>();
    sums.forEach(
        (key, total) -> {
          if (total instanceof Aggregate.OfMonth of
              && of.ytd().total() != null
              && !of.ytd().total().equals(plain.get(key))) {
            unlike.add(key);
          }
        });
    return unlike;
  }
}
