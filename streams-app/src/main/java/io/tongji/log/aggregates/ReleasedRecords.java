package io.tongji.log.aggregates;

import io.tongji.catalogue.BaseKind;
import io.tongji.measure.Fraction;
import io.tongji.measure.Growth;
import io.tongji.period.Frequency;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Figure;
import io.tongji.rollup.SeriesKey;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Reads what was released: totals with published rates. Bases, bridges and what else would give a
 * respondent away is not there, and nothing is derived in its place.
 */
final class ReleasedRecords {

  private static final String CONFIDENTIAL = "C";
  private static final Growth WITHHELD = new Growth.Undefined(Growth.Reason.CONFIDENTIAL);
  private static final Figure SUPPRESSED =
      Figure.published(null, new Figure.GrowthRates(WITHHELD, WITHHELD, WITHHELD));

  private ReleasedRecords() {}

  /** A suppressed figure is one whatever its reasons say. */
  static Aggregate toAggregate(SeriesKey series, io.tongji.avro.Aggregate value) {
    if (CONFIDENTIAL.equals(value.getCONFSTATUS())) {
      return suppressed(series, BaseKind.valueOf(value.getBASEKIND()));
    }
    BaseKind base = BaseKind.valueOf(value.getBASEKIND());
    if (series.period().frequency() != Frequency.MONTH) {
      Growth growth = growth(value.getYOY(), value.getYOYREASON());
      Growth nominal = growth(value.getYOYNOM(), value.getYOYNOMREASON());
      return new Aggregate.OfSpan(
          series, base, figure(value.getV(), growth, nominal, null), null, null);
    }
    return new Aggregate.OfMonth(
        series,
        base,
        figure(
            value.getM(),
            growth(value.getMYOY(), value.getMYOYREASON()),
            growth(value.getMYOYNOM(), value.getMYOYNOMREASON()),
            growth(value.getMMOM(), value.getMMOMREASON())),
        figure(
            value.getYTD(),
            growth(value.getYTDYOY(), value.getYTDYOYREASON()),
            growth(value.getYTDYOYNOM(), value.getYTDYOYNOMREASON()),
            null),
        null,
        null,
        coverage(value),
        AggregateRecords.goal(value),
        null,
        null,
        null);
  }

  private static Aggregate suppressed(SeriesKey series, BaseKind base) {
    return series.period().frequency() == Frequency.MONTH
        ? new Aggregate.OfMonth(
            series, base, SUPPRESSED, SUPPRESSED, null, null, null, null, null, null, null)
        : new Aggregate.OfSpan(series, base, SUPPRESSED, null, null);
  }

  private static Figure figure(
      @Nullable Long total, Growth growth, Growth nominal, @Nullable Growth onPeriodBefore) {
    Growth onBefore =
        onPeriodBefore == null ? new Growth.Undefined(Growth.Reason.NO_BASE) : onPeriodBefore;
    return Figure.published(total, new Figure.GrowthRates(growth, nominal, onBefore));
  }

  /** A rate is a decimal, so the shortest that reads as the same double is the one published. */
  private static Growth growth(@Nullable Double rate, @Nullable String reason) {
    if (rate != null) {
      return Growth.ofPublished(BigDecimal.valueOf(rate));
    }
    return new Growth.Undefined(
        reason == null ? Growth.Reason.NO_VALUE : Growth.Reason.valueOf(reason));
  }

  private static @Nullable Fraction rate(@Nullable Double published) {
    return published == null ? null : Fraction.of(BigDecimal.valueOf(published));
  }

  private static @Nullable Coverage coverage(io.tongji.avro.Aggregate value) {
    Integer expected = value.getEXPECTED();
    Integer reported = value.getUNITS();
    return expected == null || reported == null
        ? null
        : new Coverage(expected, reported, null, null, rate(value.getCOVERAGERATE()));
  }
}
