package io.tongji.oracle;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Indicator;
import io.tongji.period.Frequency;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.returns.Target;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cells of one indicator, each found by looking at every unit. */
record CellOracle(
    Indicator indicator, Map<Month, List<UnitMonth>> units, Map<Target.Key, Target> targets) {

  private record Cell(String area, String activity) {
    boolean holds(UnitMonth unit) {
      return unit.areas().contains(area) && unit.activities().contains(activity);
    }
  }

  /** The aggregates of the month, of the quarter and of the year that end in it. */
  List<Aggregate> publish(String area, String activity, Month month) {
    Cell cell = new Cell(area, activity);
    List<Aggregate> all = new ArrayList<>();
    boolean someReturn =
        units.getOrDefault(month, List.of()).stream().anyMatch(UnitMonth::reported);
    if (someReturn && !in(cell, month).isEmpty()) {
      all.add(ofMonth(cell, month));
    }
    if (month.month() % 3 == 0) {
      addSpan(
          cell,
          month.quarter(),
          figure(cell, month, UnitMonth::quarter, UnitMonth::baseQuarter),
          all);
    }
    if (month.month() == 12) {
      Period year = new Period(Frequency.YEAR, month.year());
      addSpan(cell, year, figure(cell, month, UnitMonth::ytd, UnitMonth::baseYtd), all);
    }
    return all;
  }

  private void addSpan(Cell cell, Period period, Figure whole, List<Aggregate> all) {
    if (whole.total() != null) {
      Bridge bridge =
          period.frequency() == Frequency.YEAR ? bridge(cell, period.lastMonth()) : null;
      all.add(new Aggregate.OfSpan(key(cell, period), indicator.base(), whole, bridge));
    }
  }

  /** Unit by unit: who is here in both years stays, who is here now entered, who was here left. */
  private @Nullable Bridge bridge(Cell cell, Month month) {
    List<UnitMonth> now = reported(cell, month);
    List<UnitMonth> before = reported(cell, month.plus(-12));
    long same = 0;
    long entrants = 0;
    long restatement = 0;
    for (UnitMonth unit : now) {
      long base = unit.baseYtd() == null ? 0 : unit.baseYtd();
      UnitMonth then = find(before, unit.unit());
      same += Objects.requireNonNull(unit.ytd()) - base;
      entrants += then == null ? base : 0;
      restatement += then == null ? 0 : base - Objects.requireNonNull(then.ytd());
    }
    long leavers = 0;
    for (UnitMonth unit : before) {
      leavers += find(now, unit.unit()) == null ? Objects.requireNonNull(unit.ytd()) : 0;
    }
    return now.isEmpty() && before.isEmpty()
        ? null
        : new Bridge(same, entrants, leavers, restatement);
  }

  private List<UnitMonth> reported(Cell cell, Month month) {
    return in(cell, month).stream().filter(UnitMonth::reported).toList();
  }

  private static @Nullable UnitMonth find(List<UnitMonth> units, OracleUnit wanted) {
    return units.stream().filter(unit -> unit.unit() == wanted).findFirst().orElse(null);
  }

  private Aggregate ofMonth(Cell cell, Month month) {
    return new Aggregate.OfMonth(
        key(cell, month.period()),
        indicator.base(),
        figure(cell, month, UnitMonth::month, UnitMonth::baseMonth),
        figure(cell, month, UnitMonth::ytd, UnitMonth::baseYtd),
        monthBefore(cell, month),
        sum(cell, month, unit -> unit.month() == null ? null : unit.carry()),
        coverage(cell, month),
        target(cell, month.year()),
        bridge(cell, month));
  }

  private Coverage coverage(Cell cell, Month month) {
    List<UnitMonth> expected = in(cell, month);
    List<UnitMonth> reported = expected.stream().filter(UnitMonth::reported).toList();
    Long base = sum(cell, month, UnitMonth::weight);
    long received = 0;
    for (UnitMonth unit : reported) {
      received += unit.weight() == null ? 0 : unit.weight();
    }
    return new Coverage(expected.size(), reported.size(), base, base == null ? null : received);
  }

  private SeriesKey key(Cell cell, Period period) {
    return new SeriesKey(period, cell.area(), indicator.code(), cell.activity());
  }

  /** 环比 is undefined for February and March where January and February are one period. */
  private @Nullable Long monthBefore(Cell cell, Month month) {
    boolean merged = !indicator.january() && month.month() <= 3;
    return merged ? null : sum(cell, month.plus(-1), UnitMonth::month);
  }

  private @Nullable Long target(Cell cell, int year) {
    Target target = targets.get(new Target.Key(indicator.code(), cell.area(), year));
    if (target == null || target.withdrawn() || !cell.activity().equals(Activity.TOTAL)) {
      return null;
    }
    return target.amount();
  }

  private Figure figure(
      Cell cell,
      Month month,
      Function<UnitMonth, @Nullable Long> own,
      Function<UnitMonth, @Nullable Long> restated) {
    Long lastYear = sum(cell, month.plus(-12), own);
    Long base = indicator.base() == BaseKind.RESTATED ? sum(cell, month, restated) : lastYear;
    return new Figure(sum(cell, month, own), base, lastYear);
  }

  /** A measure that no unit of the cell knows is missing, not 0. */
  private @Nullable Long sum(Cell cell, Month month, Function<UnitMonth, @Nullable Long> measure) {
    Long sum = null;
    for (UnitMonth unit : in(cell, month)) {
      sum = Amounts.add(sum, measure.apply(unit));
    }
    return sum;
  }

  private List<UnitMonth> in(Cell cell, Month month) {
    return units.getOrDefault(month, List.of()).stream().filter(cell::holds).toList();
  }
}
