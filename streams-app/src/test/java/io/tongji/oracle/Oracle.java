package io.tongji.oracle;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Theme;
import io.tongji.period.Month;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.Target;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.FirstReleases.ReleasedTotals;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Recomputes every published aggregate from the whole log. */
public final class Oracle {

  private record ReturnSlot(String unitId, String form, String number) {}

  private record EntrySlot(String unitId, Month from) {}

  private final Catalogue catalogue;
  private final Acceptance acceptance;
  private final Map<String, OracleUnit> units = new HashMap<>();
  private final Map<Target.Key, Target> targets = new HashMap<>();
  private final Map<SeriesKey, List<ReleasedTotals>> released = new HashMap<>();
  private final Set<Month> months = new TreeSet<>();

  private Oracle(Catalogue catalogue) {
    this.catalogue = catalogue;
    this.acceptance = new Acceptance(catalogue);
  }

  /** Everything that ought to be published after the log. */
  public static Map<SeriesKey, Aggregate> published(Catalogue catalogue, List<LogRecord> log) {
    Oracle oracle = new Oracle(catalogue);
    oracle.resolve(log);
    return oracle.publish();
  }

  private void resolve(List<LogRecord> log) {
    Map<ReturnSlot, InForce<Return>> returns = new HashMap<>();
    Map<EntrySlot, InForce<RegisterRecord>> entries = new HashMap<>();
    Map<Target.Key, InForce<Target>> goals = new HashMap<>();
    for (LogRecord record : log) {
      if (record instanceof LogRecord.OfReturn of && acceptance.accepts(of.handedIn())) {
        returns.computeIfAbsent(slot(of.handedIn()), s -> ofReturns()).next(of.handedIn());
      } else if (record instanceof LogRecord.OfRegister of && acceptance.accepts(of.handedIn())) {
        entries.computeIfAbsent(slot(of.handedIn()), s -> ofEntries()).next(of.handedIn());
      } else if (record instanceof LogRecord.OfTarget of && acceptance.accepts(of.handedIn())) {
        goals.computeIfAbsent(of.handedIn().key(), k -> ofTargets()).next(of.handedIn());
      } else if (record instanceof LogRecord.OfRelease of) {
        released.computeIfAbsent(of.key(), k -> new ArrayList<>()).add(of.released());
      }
    }
    returns.values().forEach(one -> stand(one.get()));
    entries.values().forEach(one -> unit(one.get().unitId()).add(one.get()));
    goals.forEach((key, one) -> targets.put(key, one.get()));
  }

  private void stand(Return inForce) {
    unit(inForce.unitId()).add(inForce);
    Month period = Objects.requireNonNull(inForce.period());
    months.add(period);
    if (inForce.event() != null) {
      IntStream.rangeClosed(period.month(), 12)
          .forEach(month -> months.add(Month.of(period.year(), month)));
    }
  }

  private static ReturnSlot slot(Return handedIn) {
    return new ReturnSlot(handedIn.unitId(), handedIn.form().code(), handedIn.number());
  }

  private static EntrySlot slot(RegisterRecord handedIn) {
    return new EntrySlot(
        handedIn.unitId(), Objects.requireNonNull(handedIn.entry().validity().from()));
  }

  private OracleUnit unit(String unitId) {
    return units.computeIfAbsent(unitId, id -> new OracleUnit());
  }

  private static InForce<Return> ofReturns() {
    return new InForce<>(Return::revision, Oracle::sameReturn);
  }

  private static boolean sameReturn(Return one, Return other) {
    return one.withdrawn() == other.withdrawn()
        && one.remarks().equals(other.remarks())
        && one.periodText().equals(other.periodText())
        && Objects.equals(one.event(), other.event())
        && one.form().amounts().stream()
            .allMatch(
                column ->
                    Objects.equals(
                        Amounts.of(one, column.name()), Amounts.of(other, column.name())));
  }

  private static InForce<RegisterRecord> ofEntries() {
    return new InForce<>(
        RegisterRecord::revision,
        (one, other) -> one.withdrawn() == other.withdrawn() && one.entry().equals(other.entry()));
  }

  private static InForce<Target> ofTargets() {
    return new InForce<>(
        Target::version,
        (one, other) ->
            one.withdrawn() == other.withdrawn()
                && one.amount() == other.amount()
                && Objects.equals(one.growth(), other.growth())
                && Objects.equals(one.base(), other.base()));
  }

  private Map<SeriesKey, Aggregate> publish() {
    Map<SeriesKey, Aggregate> all = new TreeMap<>();
    for (Indicator indicator : catalogue.indicators()) {
      CellOracle table = new CellOracle(indicator, unitMonths(indicator), targets, released);
      for (Area area : catalogue.areas()) {
        for (String activity : activities()) {
          for (Month month : months) {
            table.publish(area.code(), activity, month).forEach(a -> all.put(a.key(), a));
          }
        }
      }
    }
    return all;
  }

  private Set<String> activities() {
    Set<String> codes = new LinkedHashSet<>();
    catalogue.activities().stream().map(Activity::code).forEach(codes::add);
    catalogue.themes().stream().map(Theme::code).forEach(codes::add);
    return codes;
  }

  /** What each unit adds in each month in question and the months it is compared with. */
  private Map<Month, List<UnitMonth>> unitMonths(Indicator indicator) {
    Set<Month> asked = new TreeSet<>();
    for (Month month : months) {
      asked.addAll(List.of(month, month.plus(-1), month.plus(-12)));
      asked.addAll(List.of(Month.of(month.year() - 1, 12), Month.of(month.year() - 2, 12)));
      asked.add(month.plus(-24));
    }
    Map<Month, List<UnitMonth>> found = new HashMap<>();
    for (Month month : asked) {
      List<UnitMonth> ofMonth = new ArrayList<>();
      for (OracleUnit unit : units.values()) {
        UnitMonth one = unit.at(catalogue, indicator, month);
        if (one != null) {
          ofMonth.add(one);
        }
      }
      found.put(month, ofMonth);
    }
    return found;
  }
}
