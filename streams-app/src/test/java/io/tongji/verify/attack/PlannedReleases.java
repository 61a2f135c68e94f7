package io.tongji.verify.attack;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.digest.Sha256;
import io.tongji.disclosure.PublishedHistory;
import io.tongji.disclosure.ReleasePlanner;
import io.tongji.disclosure.ReleaseScope;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.microdata.Numbering;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.disclosure.plan.ReleasePlan.Decision;
import io.tongji.log.releases.ReleasedFigure;
import io.tongji.log.releases.ReleasedFigure.Imprint;
import io.tongji.log.releases.StatedFigure;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import io.tongji.returns.TargetBook;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.References;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.unit.Totals;
import io.tongji.verify.attack.Equations.Decimals;
import io.tongji.verify.attack.Equations.Within;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Releases as the planner plans them, in memory, and what the attacker sees of them. */
final class PlannedReleases {

  /** Linear programmes that find the bounds of the few figures that an attack is after. */
  private static final int FOR_BOUNDS = 40;

  private static final List<Form> FORMS = List.of(Form.OUTPUT, Form.INVESTMENT);

  private final Catalogue catalogue;
  private ReleasePlanner planner;
  private final PublishedHistory history = new PublishedHistory();
  private final Numbering numbering = new Numbering();
  private final Map<String, RandomBureau> released = new TreeMap<>();
  private final List<Vintage> vintages = new ArrayList<>();
  private final TargetBook targets;
  private final String headlineArea;
  private int published;
  private int suppressed;
  private int held;

  /** A release that is out, and what stood when it was planned. */
  private record Vintage(
      String id,
      RandomBureau bureau,
      Month through,
      ReleasePlan plan,
      Map<SeriesKey, Aggregate> totals) {}

  /** Parts of figures that a release publishes beside what was planned. */
  record Revealed(String id, List<SeriesKey> keys, Set<PublishedPart> parts) {}

  PlannedReleases(Catalogue catalogue, ReleasePlanner planner) {
    this(catalogue, planner, new TargetBook(), "");
  }

  /**
   * Releases under targets.
   *
   * @param headlineArea code of the area whose headline figures must not be missing
   */
  PlannedReleases(
      Catalogue catalogue, ReleasePlanner planner, TargetBook targets, String headlineArea) {
    this.catalogue = catalogue;
    this.planner = planner;
    this.targets = targets;
    this.headlineArea = headlineArea;
  }

  /** Goes on with the planner of another catalogue, of the same indicators and programme. */
  void goOnWith(ReleasePlanner next) {
    planner = next;
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
    return attack(rule, 0);
  }

  /**
   * The same.
   *
   * @param programmes linear ones at most, by form
   */
  List<Leak> attack(SafetyRule rule, int programmes) {
    List<Leak> all = new ArrayList<>();
    FORMS.forEach(form -> all.addAll(known(form, null).attack(rule, programmes)));
    return all;
  }

  /** What could be found out of a form if a release, the last one so far, published more. */
  List<Leak> attack(SafetyRule rule, Revealed revealed) {
    Form form = indicator(revealed.keys().get(0).indicator()).measure().form();
    return known(form, revealed).attack(rule, FOR_BOUNDS);
  }

  private Equations known(Form form, @Nullable Revealed revealed) {
    Decimals decimals =
        new Decimals(
            code -> indicator(code).display().rateDecimals(),
            code -> indicator(code).display().completionDecimals());
    List<Within> within = form == Form.INVESTMENT ? List.of(new Within("CI", "FAI")) : List.of();
    Equations known = new Equations(decimals, within, this::isInProgramme);
    for (Vintage vintage : vintages) {
      int through = vintage.through().index();
      known.add(
          new PublicVintage(
              vintage.id(),
              records(form, vintage, revealed),
              vintage.bureau().unitMonths(form, RandomReleases.FIRST, through)));
      if (revealed != null && revealed.id().equals(vintage.id())) {
        break;
      }
    }
    return known;
  }

  /** SHA-256 of all that was decided and of all records, release by release. */
  String digest() {
    MessageDigest digest = Sha256.empty();
    for (Vintage vintage : vintages) {
      vintage
          .plan()
          .decisions()
          .forEach(
              (key, decision) -> {
                Map<String, Object> fields = fields(vintage, key, decision.shown());
                String line =
                    "%s %s %s %s %s%n"
                        .formatted(
                            key,
                            decision.status(),
                            new TreeSet<>(decision.shown()),
                            new TreeMap<>(decision.withheld()),
                            fields);
                Sha256.update(digest, line);
              });
    }
    return Sha256.hex(digest);
  }

  private Map<SeriesKey, Map<String, Object>> records(
      Form form, Vintage vintage, @Nullable Revealed revealed) {
    Map<SeriesKey, Map<String, Object>> records = new HashMap<>();
    vintage
        .plan()
        .decisions()
        .forEach(
            (key, decision) -> {
              boolean more =
                  revealed != null
                      && revealed.id().equals(vintage.id())
                      && revealed.keys().contains(key);
              if (indicator(key.indicator()).measure().form() == form
                  && (more || decision.status() != CellStatus.HELD)) {
                Set<PublishedPart> shown = EnumSet.noneOf(PublishedPart.class);
                shown.addAll(decision.shown());
                if (more && revealed != null) {
                  shown.addAll(revealed.parts());
                }
                records.put(key, fields(vintage, key, shown));
              }
            });
    return records;
  }

  /** What the record of a figure states. */
  private Map<String, Object> fields(Vintage vintage, SeriesKey key, Set<PublishedPart> shown) {
    Imprint imprint = new Imprint(vintage.id(), 1, "P", null, vintage.id());
    Aggregate total = vintage.totals().get(key);
    if (total == null) {
      return StatedFigure.fields(ReleasedFigure.ceased(key, imprint));
    }
    return StatedFigure.fields(
        shown.isEmpty()
            ? ReleasedFigure.suppressed(key, total.baseKind(), imprint)
            : ReleasedFigure.published(
                total, shown, indicator(key.indicator()).display(), Rounding.HALF_UP, imprint));
  }

  /**
   * Releases a bureau's figures, if the planner does not refuse.
   *
   * @param revise first month that is published again; null: none
   */
  ReleasePlan release(String id, RandomBureau bureau, Month through, @Nullable Month revise) {
    Map<SeriesKey, Aggregate> totals = new TreeMap<>();
    totals(bureau, targets, totals::put);
    ReleaseScope scope = new ReleaseScope(through, revise, headlineArea, targets);
    Set<Month> months = planner.months(scope, totals.keySet(), history);
    Microdata now = microdata(bureau, months);
    released.forEach((earlier, then) -> history.attach(earlier, microdata(then, months)));
    ReleasePlan plan = planner.plan(scope, now, totals, history);
    if (plan.mayBePublished()) {
      publish(new Vintage(id, bureau, through, plan, totals));
    }
    return plan;
  }

  private static void totals(
      RandomBureau bureau, TargetBook targets, BiConsumer<SeriesKey, Aggregate> receiver) {
    new Totals(
            bureau.catalogue(), new References(targets, key -> FirstReleases.ReleasedTotals.NONE))
        .forEach(units -> handOver(bureau, units), receiver);
  }

  private static void handOver(RandomBureau bureau, Totals.UnitReceiver receiver) {
    for (String unit : bureau.units()) {
      receiver.take(unit, bureau.ledgers(unit), bureau.history(unit));
    }
  }

  private Microdata microdata(RandomBureau bureau, Set<Month> months) {
    Microdata.Builder builder =
        new Microdata.Builder(bureau.catalogue(), numbering, months, bureau::history);
    handOver(bureau, builder::add);
    return builder.build();
  }

  private void publish(Vintage vintage) {
    vintage
        .plan()
        .decisions()
        .forEach(
            (key, decision) -> {
              count(decision);
              if (decision.status() != CellStatus.HELD) {
                history.add(vintage.id(), key, decision.shown());
              }
            });
    released.put(vintage.id(), vintage.bureau());
    vintages.add(vintage);
  }

  private void count(Decision decision) {
    published += decision.status() == CellStatus.PUBLISHED ? 1 : 0;
    suppressed += decision.status() == CellStatus.SUPPRESSED ? 1 : 0;
    held += decision.status() == CellStatus.HELD ? 1 : 0;
  }

  /** Totals that do not agree with what is said in plain words: the test itself would be wrong. */
  Set<SeriesKey> unlike(RandomBureau bureau, Month through) {
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
    totals(
        bureau,
        new TargetBook(),
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
