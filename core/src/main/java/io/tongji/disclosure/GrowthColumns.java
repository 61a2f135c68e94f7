package io.tongji.disclosure;

import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.disclosure.CrossSection.Term;
import io.tongji.disclosure.microdata.Column;
import io.tongji.disclosure.microdata.MeasureColumns;
import io.tongji.disclosure.microdata.Microdata;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Figure;
import java.math.BigInteger;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The growth of some columns in a month, or in the quarter that ends in it.
 *
 * @param kind of which figure
 */
record GrowthColumns(MeasureColumns columns, Month month, GrowthKind kind) {

  private static final int YEAR = 12;

  /**
   * A kind of growth.
   *
   * @param figure column of the figure
   * @param base column of its restated base
   * @param amount part that shows the figure
   * @param byBase part that shows growth by the indicator's base
   * @param nominal part that shows growth by last year's total
   */
  record GrowthKind(
      Column figure,
      Column base,
      PublishedPart amount,
      PublishedPart byBase,
      PublishedPart nominal) {

    static final GrowthKind OF_YTD =
        new GrowthKind(
            Column.YTD,
            Column.BASE_YTD,
            PublishedPart.AMOUNT,
            PublishedPart.GROWTH,
            PublishedPart.NOMINAL_GROWTH);
    static final GrowthKind OF_MONTH =
        new GrowthKind(
            Column.MONTH,
            Column.BASE_MONTH,
            PublishedPart.MONTH,
            PublishedPart.MONTH_GROWTH,
            PublishedPart.NOMINAL_MONTH_GROWTH);
    static final GrowthKind OF_QUARTER =
        new GrowthKind(
            Column.QUARTER,
            Column.BASE_QUARTER,
            PublishedPart.AMOUNT,
            PublishedPart.GROWTH,
            PublishedPart.NOMINAL_GROWTH);
  }

  Column figure() {
    return kind.figure();
  }

  Period period() {
    return figure() == Column.QUARTER ? month.quarter() : month.period();
  }

  Month last() {
    return month.plus(-YEAR);
  }

  Period lastPeriod() {
    return period().yearBefore();
  }

  /** By which base a cell's growth is published. */
  BaseKind baseOf(Catalogue catalogue, CellName name) {
    return Objects.requireNonNull(catalogue.indicator(name.indicator())).base(month.year());
  }

  /** The term of a restated base, or of the total of a year before as known now. */
  Term base(Microdata microdata, BaseKind kind) {
    return kind == BaseKind.RESTATED
        ? Term.plus(microdata.reported(columns, month), this.kind.base())
        : Term.plus(microdata.reported(columns, last()), figure());
  }

  /**
   * Half of the width of the interval of a base, given total and rounded growth: B²·h/X, with h
   * half a unit of the growth's last digit; 0 if there is no growth.
   */
  long width(PlanState state, CellName name) {
    Figure figure = figure(state, name);
    Long compared = figure == null ? null : figure.compared();
    Long base = figure == null ? null : figure.base();
    if (compared == null || base == null || compared <= 0 || base <= 0) {
      return 0;
    }
    Indicator indicator = Objects.requireNonNull(state.catalogue().indicator(name.indicator()));
    BigInteger halfUnit =
        BigInteger.TEN.pow(indicator.display().rateDecimals() + 2).multiply(BigInteger.TWO);
    return BigInteger.valueOf(base)
        .pow(2)
        .divide(BigInteger.valueOf(compared).multiply(halfUnit))
        .longValueExact();
  }

  private @Nullable Figure figure(PlanState state, CellName name) {
    Aggregate total = state.total(name.at(period()));
    if (total instanceof Aggregate.OfMonth of) {
      return figure() == Column.MONTH ? of.month() : of.ytd();
    }
    return total == null ? null : total.whole();
  }
}
