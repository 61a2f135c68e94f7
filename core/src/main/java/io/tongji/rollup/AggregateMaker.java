package io.tongji.rollup;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.ScheduleKind;
import io.tongji.measure.Progress;
import io.tongji.measure.Rounding;
import io.tongji.measure.Schedule;
import io.tongji.period.Frequency;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.returns.Target;
import io.tongji.rollup.Aggregate.Coverage;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Makes the published figures of a cell from its sums. */
final class AggregateMaker {

  private static final int YEAR = 12;

  private final Indicator indicator;
  private final References references;

  AggregateMaker(Indicator indicator, References references) {
    this.indicator = indicator;
    this.references = references;
  }

  /** The key of a cell's aggregate. */
  SeriesKey key(CellSeries cell, Period period) {
    return new SeriesKey(period, cell.area(), indicator.code(), cell.activity());
  }

  /**
   * The aggregate of a period, or null if there is none.
   *
   * @param open true if the indicator has at least one return or figure in the period's last month
   */
  @Nullable Aggregate make(CellSeries cell, Period period, boolean open) {
    if (!open) {
      return null;
    }
    if (period.frequency() == Frequency.MONTH) {
      int expected = cell.expected(period.index());
      return standsIn(cell, period.index(), expected) ? ofMonth(cell, period, expected) : null;
    }
    Figure whole = whole(cell, period);
    return whole.total() == null ? null : ofSpan(cell, period, whole);
  }

  /** True if a period has an aggregate; costs less than making it. */
  boolean stands(CellSeries cell, Period period, boolean open) {
    if (!open) {
      return false;
    }
    return period.frequency() == Frequency.MONTH
        ? standsIn(cell, period.index(), cell.expected(period.index()))
        : whole(cell, period).total() != null;
  }

  private static boolean standsIn(CellSeries cell, int month, int expected) {
    return expected != 0 || cell.at(month)[Sums.YTD_KNOWN] != 0;
  }

  private Aggregate ofMonth(CellSeries cell, Period period, int expected) {
    int month = period.index();
    long[] sums = cell.at(month);
    boolean knowsMonth = sums[Sums.MONTH_KNOWN] > 0;
    FirstReleases.ReleasedTotals then = releasedYearBefore(cell, period);
    boolean isBase = indicator.base(period.year()) == BaseKind.PUBLISHED;
    return new Aggregate.OfMonth(
        key(cell, period),
        indicator.base(period.year()),
        figure(cell, month, Sums.MONTH_KNOWN).beside(then.month(), isBase),
        ytd(cell, month).beside(then.whole(), isBase),
        comparable(month) ? cell.amount(month - 1, Sums.MONTH_KNOWN, Sums.MONTH) : null,
        knowsMonth ? sums[Sums.CARRY] : null,
        coverage(expected, sums),
        goal(cell, month),
        bridge(cell, month, Sums.YTD_KNOWN),
        bridge(cell, month, Sums.MONTH_KNOWN),
        imputed(cell, month));
  }

  private static Coverage coverage(int expected, long[] sums) {
    boolean known = sums[Sums.BASE_EXPECTED_KNOWN] > 0;
    long received = sums[Sums.BASE_RECEIVED];
    return new Coverage(
        expected,
        (int) Sums.reported(sums),
        known ? received + sums[Sums.BASE_OUTSTANDING] : null,
        known ? received : null);
  }

  /** True if month and month before are both single months: not 1-2月, and not the one after. */
  private boolean comparable(int index) {
    int month = new Month(index).month();
    return indicator.january() || month > indicator.firstMonth() + 1;
  }

  /** Of a quarter or a year. */
  private Figure whole(CellSeries cell, Period period) {
    int month = period.lastMonth().index();
    return period.frequency() == Frequency.YEAR
        ? ytd(cell, month)
        : figure(cell, month, Sums.QUARTER_KNOWN);
  }

  private Aggregate ofSpan(CellSeries cell, Period period, Figure whole) {
    int month = period.lastMonth().index();
    boolean year = period.frequency() == Frequency.YEAR;
    return new Aggregate.OfSpan(
        key(cell, period),
        indicator.base(period.year()),
        besideReleased(cell, period, whole),
        bridge(cell, month, year ? Sums.YTD_KNOWN : Sums.QUARTER_KNOWN),
        year ? imputed(cell, month) : null);
  }

  private Figure besideReleased(CellSeries cell, Period period, Figure whole) {
    return whole.beside(
        releasedYearBefore(cell, period).whole(),
        indicator.base(period.year()) == BaseKind.PUBLISHED);
  }

  private FirstReleases.ReleasedTotals releasedYearBefore(CellSeries cell, Period period) {
    return references.released().of(key(cell, period.yearBefore()));
  }

  private @Nullable Imputed imputed(CellSeries cell, int month) {
    if (!indicator.everImputes()) {
      return null;
    }
    Imputer.Estimate now = cell.imputed(month);
    return new Imputed((int) now.units(), now.amount(), cell.imputed(month - YEAR).amount());
  }

  /** The bridge of the units that reported; estimates are a part of their own. */
  private static @Nullable Bridge bridge(CellSeries cell, int month, int known) {
    long[] sums = cell.at(month);
    int stayed = Sums.stayedSlot(known);
    return Bridge.of(
        reported(cell, month, known), new Bridge.Stayers(sums[stayed], sums[stayed + 1]));
  }

  /** The restated base of what was reported; 0 where everything known is estimated. */
  private static Figure reported(CellSeries cell, int month, int known) {
    Figure restated = restated(cell, month, known);
    return known == Sums.YTD_KNOWN
        ? new Figure(reported(cell, month), restated.base(), reported(cell, month - YEAR))
        : restated;
  }

  private static @Nullable Long reported(CellSeries cell, int month) {
    return cell.ytd(month) == null ? null : (Long) cell.at(month)[Sums.YTD];
  }

  private static Figure restated(CellSeries cell, int month, int known) {
    return new Figure(
        cell.amount(month, known, known + 1),
        cell.amount(month, known + 2, known + 3),
        cell.amount(month - YEAR, known, known + 1));
  }

  private Figure ytd(CellSeries cell, int month) {
    Figure reported = figure(cell, month, Sums.YTD_KNOWN);
    if (!indicator.everImputes()) {
      return reported;
    }
    Long total = cell.ytd(month);
    Long lastYear = cell.ytd(month - YEAR);
    return switch (base(month)) {
      case RESTATED -> new Figure(total, cell.baseYtd(month), lastYear);
      case REVISED_TOTAL, PUBLISHED -> new Figure(total, lastYear, lastYear);
      case MATCHED -> new Figure(total, reported.base(), lastYear, reported.matched());
    };
  }

  /** Cumulative, month or quarter: four slots in the order known, amount, base known, base. */
  private Figure figure(CellSeries cell, int month, int known) {
    Figure restated = restated(cell, month, known);
    return switch (base(month)) {
      case RESTATED -> restated;
      case REVISED_TOTAL, PUBLISHED ->
          new Figure(restated.total(), restated.lastYear(), restated.lastYear());
      case MATCHED -> matched(restated, cell, month, known);
    };
  }

  private static Figure matched(Figure restated, CellSeries cell, int month, int known) {
    int matched = Sums.matchedSlot(known);
    return new Figure(
        restated.total(),
        cell.amount(month, matched, matched + 2),
        restated.lastYear(),
        cell.amount(month, matched, matched + 1));
  }

  private BaseKind base(int month) {
    return indicator.base(new Month(month).year());
  }

  private @Nullable Goal goal(CellSeries cell, int month) {
    int year = new Month(month).year();
    Target target = target(cell, year);
    if (target == null) {
      return null;
    }
    Long lastYear = cell.ytd(Month.of(year - 1, YEAR).index());
    Long amount = amount(target, lastYear);
    return amount == null || amount <= 0 ? null : new Goal(amount, schedule(cell, month, lastYear));
  }

  /**
   * The amount of a target. One that is set as growth is on the base on which it was adopted, or
   * else, provisionally, on last year's total as known now; rounded to whole smallest units.
   * Without either there is none.
   */
  private static @Nullable Long amount(Target target, @Nullable Long lastYear) {
    if (target.growth() == null) {
      return target.amount();
    }
    Long base = target.followsLastYear() ? lastYear : target.base();
    BigDecimal growth = BigDecimal.valueOf(target.growth(), Target.GROWTH_SCALE);
    return base == null
        ? null
        : (Long) Progress.amountOfGrowthTarget(base, growth, Rounding.HALF_UP);
  }

  private Schedule schedule(CellSeries cell, int month, @Nullable Long lastYear) {
    return indicator.schedule(new Month(month).year()) == ScheduleKind.MONTHS
        ? new Schedule.AlongMonths()
        : new Schedule.AlongLastYear(cell.ytd(month - YEAR), lastYear);
  }

  private @Nullable Target target(CellSeries cell, int year) {
    return cell.activity().equals(Activity.TOTAL)
        ? references.targets().inForce(new Target.Key(indicator.code(), cell.area(), year))
        : null;
  }

  /** True if the cell's months of the year after show what has changed in a December. */
  boolean looksBack(CellSeries cell, DirtyPeriods.Dirty dirty) {
    Month december = new Month(dirty.month());
    if (december.month() != YEAR || !dirty.ytdDiffers()) {
      return false;
    }
    int year = december.year() + 1;
    Target target = target(cell, year);
    return target != null
        && (target.followsLastYear() || indicator.schedule(year) == ScheduleKind.LAST_YEAR);
  }
}
