package io.tongji.log.aggregates;

import io.tongji.avro.AggregateKey;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.ScheduleKind;
import io.tongji.measure.Growth;
import io.tongji.measure.Ratio;
import io.tongji.measure.Rounding;
import io.tongji.measure.Schedule;
import io.tongji.period.Frequency;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Goal;
import io.tongji.rollup.Imputed;
import io.tongji.rollup.SeriesKey;
import org.jspecify.annotations.Nullable;

/** Between an aggregate's Avro record and the domain's. */
public final class AggregateRecords {

  private AggregateRecords() {}

  /** The key of a series and period. */
  public static AggregateKey toKey(SeriesKey key) {
    return new AggregateKey(
        key.period().frequency().code(),
        key.area(),
        key.indicator(),
        key.activity(),
        key.period().toString());
  }

  /** The series and period of a key. */
  public static SeriesKey toSeriesKey(AggregateKey key) {
    return new SeriesKey(
        Period.parse(key.getTIMEPERIOD()), key.getREFAREA(), key.getINDICATOR(), key.getACTIVITY());
  }

  /** The value of an aggregate in a cut. */
  public static io.tongji.avro.Aggregate toValue(Aggregate aggregate, long cut) {
    io.tongji.avro.Aggregate value = new io.tongji.avro.Aggregate();
    value.setCUT(cut);
    value.setBASEKIND(aggregate.baseKind().name());
    if (aggregate instanceof Aggregate.OfMonth month) {
      fill(value, month);
    } else if (aggregate instanceof Aggregate.OfSpan span) {
      fill(value, span);
    }
    return value;
  }

  private static void fill(io.tongji.avro.Aggregate value, Aggregate.OfMonth of) {
    value.setM(of.month().total());
    value.setBASEM(of.month().base());
    value.setPRIORM(of.month().lastYear());
    value.setMATCHEDM(of.month().matched());
    value.setPRIORMRELEASED(of.month().lastYearReleased());
    value.setYTD(of.ytd().total());
    value.setBASEYTD(of.ytd().base());
    value.setPRIORYTD(of.ytd().lastYear());
    value.setMATCHEDYTD(of.ytd().matched());
    value.setPRIORYTDRELEASED(of.ytd().lastYearReleased());
    value.setREVISIONCARRY(of.revisionCarry());
    if (of.coverage() != null) {
      fill(value, of.coverage());
    }
    fill(value, of.bridge());
    fillMonth(value, of.monthBridge());
    fill(value, of.imputed());
    value.setMYOY(rate(of.month().growth()));
    value.setMYOYREASON(reason(of.month().growth()));
    value.setMYOYNOM(rate(of.month().nominalGrowth()));
    value.setMYOYNOMREASON(reason(of.month().nominalGrowth()));
    value.setPREVM(of.monthBefore());
    value.setMMOM(rate(of.monthOnMonth()));
    value.setMMOMREASON(reason(of.monthOnMonth()));
    value.setYTDYOY(rate(of.ytd().growth()));
    value.setYTDYOYREASON(reason(of.ytd().growth()));
    value.setYTDYOYNOM(rate(of.ytd().nominalGrowth()));
    value.setYTDYOYNOMREASON(reason(of.ytd().nominalGrowth()));
    fillTarget(value, of);
  }

  private static void fill(io.tongji.avro.Aggregate value, Coverage coverage) {
    Long expected = coverage.baseExpected();
    Long received = coverage.baseReceived();
    value.setUNITS(coverage.reported());
    value.setEXPECTED(coverage.expected());
    value.setBASEEXPECTED(expected);
    value.setBASERECEIVED(received);
    if (coverage.expected() > 0) {
      value.setRESPONSERATE(Rounding.fraction(coverage.reported(), coverage.expected()));
    }
    if (expected != null && received != null && expected > 0) {
      value.setCOVERAGERATE(Rounding.fraction(received, expected));
    }
  }

  private static void fill(io.tongji.avro.Aggregate value, @Nullable Bridge bridge) {
    if (bridge != null) {
      value.setBRIDGESAME(bridge.sameUnits());
      value.setBRIDGEENTRANTS(bridge.entrants());
      value.setBRIDGELEAVERS(bridge.leavers());
      value.setBRIDGERESTATEMENT(bridge.restatement());
    }
  }

  private static void fillMonth(io.tongji.avro.Aggregate value, @Nullable Bridge bridge) {
    if (bridge != null) {
      value.setMBRIDGESAME(bridge.sameUnits());
      value.setMBRIDGEENTRANTS(bridge.entrants());
      value.setMBRIDGELEAVERS(bridge.leavers());
      value.setMBRIDGERESTATEMENT(bridge.restatement());
    }
  }

  private static void fill(io.tongji.avro.Aggregate value, @Nullable Imputed imputed) {
    if (imputed != null) {
      value.setIMPUTEDUNITS(imputed.units());
      value.setIMPUTEDYTD(imputed.amount());
      value.setPRIORIMPUTEDYTD(imputed.yearBefore());
    }
  }

  private static void fillTarget(io.tongji.avro.Aggregate value, Aggregate.OfMonth of) {
    Goal goal = of.goal();
    if (goal == null) {
      return;
    }
    value.setTARGET(goal.amount());
    value.setCOMPLETION(nearest(of.progress().completion()));
    value.setSCHEDGAP(nearest(of.progress().gap(goal.schedule())));
    if (goal.schedule() instanceof Schedule.AlongLastYear path) {
      value.setSCHEDULE(ScheduleKind.LAST_YEAR.name());
      value.setPRIORYEAR(path.total());
    } else {
      value.setSCHEDULE(ScheduleKind.MONTHS.name());
    }
  }

  private static void fill(io.tongji.avro.Aggregate value, Aggregate.OfSpan of) {
    value.setV(of.whole().total());
    value.setBASEV(of.whole().base());
    value.setPRIORV(of.whole().lastYear());
    value.setMATCHEDV(of.whole().matched());
    value.setPRIORVRELEASED(of.whole().lastYearReleased());
    fill(value, of.bridge());
    fill(value, of.imputed());
    value.setYOY(rate(of.whole().growth()));
    value.setYOYREASON(reason(of.whole().growth()));
    value.setYOYNOM(rate(of.whole().nominalGrowth()));
    value.setYOYNOMREASON(reason(of.whole().nominalGrowth()));
  }

  private static @Nullable Double nearest(Ratio ratio) {
    return ratio instanceof Ratio.Known known ? Rounding.nearest(known.value()) : null;
  }

  private static @Nullable Double rate(Growth growth) {
    return growth instanceof Growth.Rate rate
        ? Rounding.fraction(rate.change(), rate.base())
        : null;
  }

  private static @Nullable String reason(Growth growth) {
    return growth instanceof Growth.Undefined undefined ? undefined.reason().name() : null;
  }

  /** The aggregate that a value states of a series and period: live, or as it was released. */
  public static Aggregate toAggregate(SeriesKey series, io.tongji.avro.Aggregate value) {
    if (value.getRELEASEID() != null) {
      return ReleasedRecords.toAggregate(series, value);
    }
    BaseKind base = BaseKind.valueOf(value.getBASEKIND());
    return series.period().frequency() == Frequency.MONTH
        ? ofMonth(series, base, value)
        : ofSpan(series, base, value);
  }

  private static Aggregate ofSpan(SeriesKey series, BaseKind base, io.tongji.avro.Aggregate value) {
    return new Aggregate.OfSpan(
        series,
        base,
        new Figure(
            value.getV(),
            value.getBASEV(),
            value.getPRIORV(),
            value.getMATCHEDV(),
            value.getPRIORVRELEASED(),
            null),
        bridge(value),
        imputed(value));
  }

  private static Aggregate ofMonth(
      SeriesKey series, BaseKind base, io.tongji.avro.Aggregate value) {
    return new Aggregate.OfMonth(
        series,
        base,
        new Figure(
            value.getM(),
            value.getBASEM(),
            value.getPRIORM(),
            value.getMATCHEDM(),
            value.getPRIORMRELEASED(),
            null),
        new Figure(
            value.getYTD(),
            value.getBASEYTD(),
            value.getPRIORYTD(),
            value.getMATCHEDYTD(),
            value.getPRIORYTDRELEASED(),
            null),
        value.getPREVM(),
        value.getREVISIONCARRY(),
        coverage(value),
        goal(value),
        bridge(value),
        monthBridge(value),
        imputed(value));
  }

  static @Nullable Goal goal(io.tongji.avro.Aggregate value) {
    if (value.getTARGET() == null) {
      return null;
    }
    boolean lastYear = ScheduleKind.LAST_YEAR.name().equals(value.getSCHEDULE());
    return new Goal(
        value.getTARGET(),
        lastYear
            ? new Schedule.AlongLastYear(value.getPRIORYTD(), value.getPRIORYEAR())
            : new Schedule.AlongMonths());
  }

  private static @Nullable Bridge bridge(io.tongji.avro.Aggregate value) {
    return value.getBRIDGESAME() == null
        ? null
        : new Bridge(
            value.getBRIDGESAME(),
            orZero(value.getBRIDGEENTRANTS()),
            orZero(value.getBRIDGELEAVERS()),
            orZero(value.getBRIDGERESTATEMENT()));
  }

  private static @Nullable Bridge monthBridge(io.tongji.avro.Aggregate value) {
    return value.getMBRIDGESAME() == null
        ? null
        : new Bridge(
            value.getMBRIDGESAME(),
            orZero(value.getMBRIDGEENTRANTS()),
            orZero(value.getMBRIDGELEAVERS()),
            orZero(value.getMBRIDGERESTATEMENT()));
  }

  private static @Nullable Imputed imputed(io.tongji.avro.Aggregate value) {
    return value.getIMPUTEDUNITS() == null
        ? null
        : new Imputed(
            value.getIMPUTEDUNITS(),
            orZero(value.getIMPUTEDYTD()),
            orZero(value.getPRIORIMPUTEDYTD()));
  }

  private static long orZero(@Nullable Long amount) {
    return amount == null ? 0 : amount;
  }

  private static Coverage coverage(io.tongji.avro.Aggregate value) {
    return new Coverage(
        orZero(value.getEXPECTED()),
        orZero(value.getUNITS()),
        value.getBASEEXPECTED(),
        value.getBASERECEIVED());
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
