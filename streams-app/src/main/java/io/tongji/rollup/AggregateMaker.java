package io.tongji.rollup;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Indicator;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate.Coverage;
import org.jspecify.annotations.Nullable;

/** Makes the published figures of a cell from its sums. */
public final class AggregateMaker {

  private static final int YEAR = 12;

  /** Where targets are looked up. */
  public interface Targets {
    /** The target in force, in the indicator's smallest unit, or null. */
    @Nullable Long amount(String indicator, String area, int year);
  }

  private final Indicator indicator;
  private final Targets targets;

  AggregateMaker(Indicator indicator, Targets targets) {
    this.indicator = indicator;
    this.targets = targets;
  }

  /** The key of a cell's aggregate. */
  SeriesKey key(CellSeries cell, Period period) {
    return new SeriesKey(period, cell.area(), indicator.code(), cell.activity());
  }

  /**
   * The aggregate of a period, or null if there is none.
   *
   * @param open true if the indicator has at least one return in the period's last month
   */
  @Nullable Aggregate make(CellSeries cell, Period period, boolean open) {
    if (!open) {
      return null;
    }
    return switch (period.frequency()) {
      case MONTH -> ofMonth(cell, period);
      case QUARTER -> ofQuarter(cell, period);
      case YEAR -> ofYear(cell, period);
    };
  }

  private @Nullable Aggregate ofMonth(CellSeries cell, Period period) {
    int month = period.index();
    long[] sums = cell.at(month);
    Coverage coverage = coverage(cell.expected(month), sums);
    if (coverage.expected() == 0 && coverage.reported() == 0) {
      return null;
    }
    boolean knowsMonth = sums[Sums.MONTH_KNOWN] > 0;
    return new Aggregate.OfMonth(
        key(cell, period),
        indicator.base(),
        figure(cell, month, Sums.MONTH_KNOWN),
        ytd(cell, month),
        comparable(month) ? cell.amount(month - 1, Sums.MONTH_KNOWN, Sums.MONTH) : null,
        knowsMonth ? sums[Sums.CARRY] : null,
        coverage,
        target(cell, period.year()),
        bridge(cell, month));
  }

  private static Coverage coverage(int expected, long[] sums) {
    boolean known = sums[Sums.BASE_EXPECTED_KNOWN] > 0;
    long received = sums[Sums.BASE_RECEIVED];
    return new Coverage(
        expected,
        (int) sums[Sums.REPORTED],
        known ? received + sums[Sums.BASE_OUTSTANDING] : null,
        known ? received : null);
  }

  /** True if month and month before are both single months: not 1-2月, and not the one after. */
  private boolean comparable(int index) {
    int month = new Month(index).month();
    return indicator.january() || month > indicator.firstMonth() + 1;
  }

  private @Nullable Aggregate ofQuarter(CellSeries cell, Period period) {
    int month = period.lastMonth().index();
    Figure whole = figure(cell, month, Sums.QUARTER_KNOWN);
    return whole.total() == null
        ? null
        : new Aggregate.OfSpan(key(cell, period), indicator.base(), whole, null);
  }

  private @Nullable Aggregate ofYear(CellSeries cell, Period period) {
    int month = period.lastMonth().index();
    Figure whole = ytd(cell, month);
    return whole.total() == null
        ? null
        : new Aggregate.OfSpan(key(cell, period), indicator.base(), whole, bridge(cell, month));
  }

  private static @Nullable Bridge bridge(CellSeries cell, int month) {
    Figure restated =
        new Figure(
            cell.amount(month, Sums.REPORTED, Sums.YTD),
            cell.amount(month, Sums.BASE_YTD_KNOWN, Sums.BASE_YTD),
            cell.amount(month - YEAR, Sums.REPORTED, Sums.YTD));
    long[] sums = cell.at(month);
    return Bridge.of(
        restated, new Bridge.Stayers(sums[Sums.STAYED_BASE], sums[Sums.STAYED_BEFORE]));
  }

  private Figure ytd(CellSeries cell, int month) {
    Long lastYear = cell.amount(month - YEAR, Sums.REPORTED, Sums.YTD);
    return new Figure(
        cell.amount(month, Sums.REPORTED, Sums.YTD),
        base(cell.amount(month, Sums.BASE_YTD_KNOWN, Sums.BASE_YTD), lastYear),
        lastYear);
  }

  /** Month or quarter: four slots in the order known, amount, base known, base. */
  private Figure figure(CellSeries cell, int month, int known) {
    Long lastYear = cell.amount(month - YEAR, known, known + 1);
    return new Figure(
        cell.amount(month, known, known + 1),
        base(cell.amount(month, known + 2, known + 3), lastYear),
        lastYear);
  }

  private @Nullable Long base(@Nullable Long restated, @Nullable Long lastYear) {
    return indicator.base() == BaseKind.RESTATED ? restated : lastYear;
  }

  private @Nullable Long target(CellSeries cell, int year) {
    return cell.activity().equals(Activity.TOTAL)
        ? targets.amount(indicator.code(), cell.area(), year)
        : null;
  }
}
