package io.tongji.oracle;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.ScheduleKind;
import io.tongji.measure.Schedule;
import io.tongji.period.Frequency;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.returns.Target;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.FirstReleases.ReleasedTotals;
import io.tongji.rollup.Goal;
import io.tongji.rollup.Imputed;
import io.tongji.rollup.SeriesKey;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cells of one indicator, each found by looking at every unit. */
record CellOracle(
    Indicator indicator,
    Map<Month, List<UnitMonth>> units,
    Map<Target.Key, Target> targets,
    Map<SeriesKey, List<ReleasedTotals>> released) {

  /** A unit's figure of a month, quarter or cumulative, its restated base, and its own of then. */
  private record Span(
      Function<UnitMonth, @Nullable Long> own,
      Function<UnitMonth, @Nullable Long> restated,
      Function<UnitMonth.Then, @Nullable Long> then) {}

  private static final Span YTD = new Span(UnitMonth::ytd, UnitMonth::baseYtd, UnitMonth.Then::ytd);
  private static final Span MONTH =
      new Span(UnitMonth::month, UnitMonth::baseMonth, UnitMonth.Then::month);
  private static final Span QUARTER =
      new Span(UnitMonth::quarter, UnitMonth::baseQuarter, UnitMonth.Then::quarter);
  private static final ImputationOracle.Estimate NOTHING =
      new ImputationOracle.Estimate(0, 0, 0, 0);

  private record Cell(String area, String activity) {
    boolean holds(UnitMonth unit) {
      return unit.areas().contains(area) && unit.activities().contains(activity);
    }
  }

  /** The aggregates of the month, of the quarter and of the year that end in it. */
  List<Aggregate> publish(String area, String activity, Month month) {
    Cell cell = new Cell(area, activity);
    List<Aggregate> all = new ArrayList<>();
    boolean open = units.getOrDefault(month, List.of()).stream().anyMatch(CellOracle::opens);
    if (open && in(cell, month).stream().anyMatch(u -> u.expected() || u.ytd() != null)) {
      all.add(ofMonth(cell, month));
    }
    if (month.month() % 3 == 0) {
      addSpan(cell, month.quarter(), QUARTER, all);
    }
    if (month.month() == 12) {
      Period year = new Period(Frequency.YEAR, month.year());
      addSpan(cell, year, YTD, all);
    }
    return all;
  }

  private static boolean opens(UnitMonth unit) {
    return unit.reported() || unit.ytd() != null;
  }

  private void addSpan(Cell cell, Period period, Span span, List<Aggregate> all) {
    Figure whole =
        onReleased(
            whole(cell, period.lastMonth(), span),
            released(cell, period, ReleasedTotals::whole),
            period);
    if (whole.total() != null) {
      boolean year = period.frequency() == Frequency.YEAR;
      all.add(
          new Aggregate.OfSpan(
              key(cell, period),
              indicator.base(period.year()),
              whole,
              bridge(cell, period.lastMonth(), span),
              year ? imputed(cell, period.lastMonth()) : null));
    }
  }

  /** Unit by unit: who is here in both years stays, who is here now entered, who was here left. */
  private @Nullable Bridge bridge(Cell cell, Month month, Span span) {
    Function<UnitMonth, @Nullable Long> own = span.own();
    List<UnitMonth> now = knowing(own, cell, month);
    List<UnitMonth> before = knowing(own, cell, month.plus(-12));
    long same = 0;
    long entrants = 0;
    long restatement = 0;
    for (UnitMonth unit : now) {
      Long stated = span.restated().apply(unit);
      long base = stated == null ? 0 : stated;
      UnitMonth then = find(before, unit.unit());
      same += Objects.requireNonNull(own.apply(unit)) - base;
      entrants += then == null ? base : 0;
      restatement += then == null ? 0 : base - Objects.requireNonNull(own.apply(then));
    }
    long leavers = 0;
    for (UnitMonth unit : before) {
      leavers += find(now, unit.unit()) == null ? Objects.requireNonNull(own.apply(unit)) : 0;
    }
    Figure whole = whole(cell, month, span);
    return whole.total() == null && whole.lastYear() == null
        ? null
        : new Bridge(same, entrants, leavers, restatement);
  }

  private List<UnitMonth> knowing(
      Function<UnitMonth, @Nullable Long> figure, Cell cell, Month month) {
    return in(cell, month).stream().filter(unit -> figure.apply(unit) != null).toList();
  }

  private static @Nullable UnitMonth find(List<UnitMonth> units, OracleUnit wanted) {
    return units.stream().filter(unit -> unit.unit() == wanted).findFirst().orElse(null);
  }

  private Aggregate ofMonth(Cell cell, Month month) {
    return new Aggregate.OfMonth(
        key(cell, month.period()),
        indicator.base(month.year()),
        onReleased(
            figure(cell, month, MONTH),
            released(cell, month.period(), ReleasedTotals::month),
            month.period()),
        onReleased(
            whole(cell, month, YTD),
            released(cell, month.period(), ReleasedTotals::whole),
            month.period()),
        monthBefore(cell, month),
        sum(cell, month, unit -> unit.month() == null ? null : unit.carry()),
        coverage(cell, month),
        goal(cell, month),
        bridge(cell, month, YTD),
        bridge(cell, month, MONTH),
        imputed(cell, month));
  }

  /** Last year's figure in the first release that states it. */
  private @Nullable Long released(
      Cell cell, Period period, Function<ReleasedTotals, @Nullable Long> figure) {
    for (ReleasedTotals each : released.getOrDefault(key(cell, period.yearBefore()), List.of())) {
      Long amount = figure.apply(each);
      if (amount != null) {
        return amount;
      }
    }
    return null;
  }

  private Figure onReleased(Figure figure, @Nullable Long first, Period period) {
    Long base = figure.base();
    if (first != null && indicator.base(period.year()) == BaseKind.PUBLISHED) {
      base = first;
    }
    return new Figure(figure.total(), base, figure.lastYear(), figure.matched(), first, null);
  }

  private @Nullable Imputed imputed(Cell cell, Month month) {
    ImputationOracle.Estimate now = estimate(cell, month);
    return indicator.everImputes()
        ? new Imputed(now.units(), now.amount(), estimate(cell, month.plus(-12)).amount())
        : null;
  }

  private ImputationOracle.Estimate estimate(Cell cell, Month month) {
    return indicator.everImputes()
        ? new ImputationOracle(indicator, units, month).of(cell::holds)
        : NOTHING;
  }

  /** The figure, with what is estimated of a cumulative. */
  private Figure whole(Cell cell, Month month, Span span) {
    Figure reported = figure(cell, month, span);
    if (!span.equals(YTD)) {
      return reported;
    }
    ImputationOracle.Estimate estimate = estimate(cell, month);
    Long total = total(cell, month);
    Long lastYear = total(cell, month.plus(-12));
    return switch (indicator.base(month.year())) {
      case RESTATED ->
          new Figure(
              total,
              estimate.baseKnown() == 0
                  ? reported.base()
                  : Amounts.add(reported.base(), (Long) estimate.base()),
              lastYear);
      case REVISED_TOTAL, PUBLISHED -> new Figure(total, lastYear, lastYear);
      case MATCHED -> new Figure(total, reported.base(), lastYear, reported.matched());
    };
  }

  private @Nullable Long total(Cell cell, Month month) {
    ImputationOracle.Estimate estimate = estimate(cell, month);
    Long reported = sum(cell, month, UnitMonth::ytd);
    return estimate.units() == 0 ? reported : Amounts.add(reported, (Long) estimate.amount());
  }

  private Coverage coverage(Cell cell, Month month) {
    List<UnitMonth> expected = in(cell, month).stream().filter(UnitMonth::expected).toList();
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

  private @Nullable Goal goal(Cell cell, Month month) {
    Target target = targets.get(new Target.Key(indicator.code(), cell.area(), month.year()));
    if (target == null || target.withdrawn() || !cell.activity().equals(Activity.TOTAL)) {
      return null;
    }
    Long lastYear = total(cell, Month.of(month.year() - 1, 12));
    Long amount = target.growth() == null ? (Long) target.amount() : grown(lastYear, target);
    if (amount == null || amount <= 0) {
      return null;
    }
    return new Goal(
        amount,
        indicator.schedule(month.year()) == ScheduleKind.MONTHS
            ? new Schedule.AlongMonths()
            : new Schedule.AlongLastYear(total(cell, month.plus(-12)), lastYear));
  }

  /** 四舍五入 of the base adopted, or else of last year's total, times 1 + growth. */
  private static @Nullable Long grown(@Nullable Long lastYear, Target target) {
    Long base = target.base() == null ? lastYear : target.base();
    if (base == null || target.growth() == null) {
      return null;
    }
    BigInteger hundredMillionths =
        BigInteger.valueOf(base).multiply(BigInteger.valueOf(100_000_000 + target.growth()));
    BigInteger half = BigInteger.valueOf(50_000_000L * hundredMillionths.signum());
    return hundredMillionths.add(half).divide(BigInteger.valueOf(100_000_000)).longValueExact();
  }

  private Figure figure(Cell cell, Month month, Span span) {
    Long total = sum(cell, month, span.own());
    Long lastYear = sum(cell, month.plus(-12), span.own());
    return switch (indicator.base(month.year())) {
      case RESTATED -> new Figure(total, sum(cell, month, span.restated()), lastYear);
      case REVISED_TOTAL, PUBLISHED -> new Figure(total, lastYear, lastYear);
      case MATCHED -> matched(cell, month, span);
    };
  }

  /** On both sides the units listed in both years that know the figure of both. */
  private Figure matched(Cell cell, Month month, Span span) {
    Long now = null;
    Long then = null;
    for (UnitMonth unit : knowing(span.own(), cell, month)) {
      if (span.then().apply(unit.then()) != null) {
        now = Amounts.add(now, span.own().apply(unit));
        then = Amounts.add(then, span.then().apply(unit.then()));
      }
    }
    return new Figure(
        sum(cell, month, span.own()), then, sum(cell, month.plus(-12), span.own()), now);
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
