package io.tongji.bench.release;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.disclosure.PublishedHistory;
import io.tongji.disclosure.ReleasePlanner;
import io.tongji.disclosure.ReleaseScope;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.microdata.Numbering;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.disclosure.plan.ReleasePlan.Decision;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.disclosure.rules.DisclosureRules;
import io.tongji.disclosure.rules.RulesFile;
import io.tongji.period.Month;
import io.tongji.returns.RegisterHistory;
import io.tongji.returns.ReturnLedger;
import io.tongji.returns.TargetBook;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.References;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.unit.Totals;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Plans releases of a province one after the other, as the gate does: the first publishes all
 * months of the year but the last, the next one the last month.
 */
public final class ReleaseRun {

  private static final String PUBLISHED = "published";
  private static final String FOR_OTHERS = "for others";
  private static final String BEFORE = "before";
  private static final String ITSELF = "itself";

  private static final double NANOSECONDS = 1e9;
  private static final int MIB = 20;

  /** A moment: nanoseconds of the clock, and of the processors for this Java. */
  private record Moment(long clock, long processor) {

    static Moment now() {
      Duration processor = ProcessHandle.current().info().totalCpuDuration().orElseThrow();
      return new Moment(System.nanoTime(), processor.toNanos());
    }
  }

  /** When a release was begun, when what it is made of stood, and when it was planned. */
  private record ReleaseMoments(Moment begun, Moment gathered, Moment planned) {}

  /** A unit as the gate holds it while it works. */
  private record HeldUnit(String id, Map<Form, ReturnLedger> ledgers, RegisterHistory history) {}

  /**
   * What a release took, and what it suppressed in its last month.
   *
   * @param release {@code first} or {@code next}
   * @param gathering seconds until totals and microdata stand, the making of the units included
   * @param gatheringProcessor seconds of processor time of this, Java's own work included
   * @param planning seconds of the plan
   * @param planningProcessor seconds of processor time of the plan
   * @param peak MiB of heap at most, garbage included
   * @param atoms finest crossings of places, industries and lists, of all measure groups
   * @param cells that the programme has in the last month
   * @param inherited of them, suppressed in a month before
   * @param primary of them, unsafe by themselves
   * @param secondary of them, suppressed for the sake of others
   * @param loss value of the secondary ones, in parts of that of all cells
   * @param unproven bounds that are not proved
   * @param headlines headline figures that would be missing
   */
  public record ReleaseCosts(
      String release,
      double gathering,
      double gatheringProcessor,
      double planning,
      double planningProcessor,
      long peak,
      int atoms,
      long cells,
      long inherited,
      long primary,
      long secondary,
      double loss,
      long unproven,
      long headlines) {}

  private final Province province;
  private final Catalogue catalogue;
  private final ReleasePlanner planner;
  private final Numbering numbering = new Numbering();
  private final PublishedHistory history = new PublishedHistory();

  private ReleaseRun(Province province) {
    this.province = province;
    this.catalogue = province.catalogue();
    DisclosureRules rules = RulesFile.read(RulesFile.usual(new byte[32]), catalogue);
    this.planner = new ReleasePlanner(catalogue, rules);
  }

  /**
   * Plans both releases.
   *
   * @param enterprises their number; a third as many projects come on top
   * @param months of the year, from 3 to 12
   * @param receiver hears of each release when it is planned
   */
  public static void measure(int enterprises, int months, Consumer<ReleaseCosts> receiver) {
    ReleaseRun run = new ReleaseRun(new Province(enterprises, months));
    receiver.accept(run.release("first", months - 1));
    receiver.accept(run.release("next", months));
  }

  private ReleaseCosts release(String name, int through) {
    pools().forEach(MemoryPoolMXBean::resetPeakUsage);
    Moment begun = Moment.now();
    List<HeldUnit> units = new ArrayList<>();
    province.forEach(through, (id, ledgers, of) -> units.add(new HeldUnit(id, ledgers, of)));
    Map<SeriesKey, Aggregate> totals = totals(units);
    ReleaseScope scope =
        new ReleaseScope(Month.of(Province.YEAR, through), null, Province.ROOT, new TargetBook());
    Set<Month> months = planner.months(scope, totals.keySet(), history);
    Microdata.Builder builder =
        new Microdata.Builder(catalogue, numbering, months, province::register);
    handOver(units, builder::add);
    Microdata now = builder.build();
    Moment gathered = Moment.now();
    ReleasePlan plan = planner.plan(scope, now, totals, history);
    ReleaseMoments course = new ReleaseMoments(begun, gathered, Moment.now());
    plan.decisions().forEach((key, decision) -> history.add(name, key, decision.shown()));
    history.attach(name, now);
    return outcome(name, plan, totals, scope.through(), course);
  }

  private static void handOver(List<HeldUnit> units, Totals.UnitReceiver receiver) {
    units.forEach(unit -> receiver.take(unit.id(), unit.ledgers(), unit.history()));
  }

  private Map<SeriesKey, Aggregate> totals(List<HeldUnit> units) {
    Map<SeriesKey, Aggregate> all = new HashMap<>();
    new Totals(catalogue, References.none())
        .forEach(
            receiver -> handOver(units, receiver),
            (key, aggregate) -> {
              if (isInProgramme(key)) {
                all.put(key, aggregate);
              }
            });
    return all;
  }

  private boolean isInProgramme(SeriesKey key) {
    Area area = catalogue.area(key.area());
    return area != null
        && !catalogue.programme().parts(key.indicator(), area, key.activity()).isEmpty();
  }

  private ReleaseCosts outcome(
      String name,
      ReleasePlan plan,
      Map<SeriesKey, Aggregate> totals,
      Month last,
      ReleaseMoments course) {
    long unproven =
        plan.refusals().stream().filter(refusal -> refusal.reason() == Withholding.NARROW).count();
    Map<String, Long> counts = new HashMap<>();
    double all = 0;
    double lost = 0;
    for (Map.Entry<SeriesKey, Decision> each : plan.decisions().entrySet()) {
      SeriesKey key = each.getKey();
      Aggregate total = totals.get(key);
      if (key.period().equals(last.period()) && total != null) {
        Long amount = total.whole().total();
        double value = amount == null ? 0 : Math.abs(amount);
        String kind = kind(each.getValue());
        counts.merge(kind, 1L, Long::sum);
        all += value;
        lost += kind.equals(FOR_OTHERS) ? value : 0;
      }
    }
    return new ReleaseCosts(
        name,
        seconds(course.begun().clock(), course.gathered().clock()),
        seconds(course.begun().processor(), course.gathered().processor()),
        seconds(course.gathered().clock(), course.planned().clock()),
        seconds(course.gathered().processor(), course.planned().processor()),
        pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> MIB,
        numbering.atoms(),
        counts.values().stream().mapToLong(Long::longValue).sum(),
        counts.getOrDefault(BEFORE, 0L),
        counts.getOrDefault(ITSELF, 0L),
        counts.getOrDefault(FOR_OTHERS, 0L),
        all == 0 ? 0 : lost / all,
        unproven,
        plan.refusals().size() - unproven);
  }

  private static double seconds(long from, long to) {
    return (to - from) / NANOSECONDS;
  }

  private static String kind(Decision decision) {
    Withholding reason = decision.reason();
    if (decision.status() != CellStatus.SUPPRESSED || reason == null) {
      return PUBLISHED;
    }
    return switch (reason) {
      case SECONDARY, INSIDER, NARROW -> FOR_OTHERS;
      case INHERITED -> BEFORE;
      default -> ITSELF;
    };
  }

  private static Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }
}
