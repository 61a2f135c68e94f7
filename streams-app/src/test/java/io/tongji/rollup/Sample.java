package io.tongji.rollup;

import io.tongji.catalogue.BaseKind;
import io.tongji.measure.Schedule.AlongMonths;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate.Coverage;
import org.jspecify.annotations.Nullable;

/** Aggregates made by hand: the zone's figures of December 2023 unless configured otherwise. */
public record Sample(
    SeriesKey key,
    BaseKind base,
    Figure month,
    Figure ytd,
    Coverage coverage,
    @Nullable Goal target,
    @Nullable Imputed imputed) {

  /** The zone. */
  public static final String ZONE = "330483K01";

  private static final String DECEMBER = "2023-12";
  private static final Coverage TWO_OF_THREE = new Coverage(3, 2, 50_000_000_000L, 49_975_000_000L);
  private static final Bridge BRIDGE = new Bridge(11L, 7L, 5L, -2L);
  private static final Bridge BRIDGE_OF_MONTH = new Bridge(10L, 4L, 3L, -6L);
  private static final Figure NOVEMBER_TO_DECEMBER = new Figure(110L, 100L, 105L);

  /** The zone's total of an indicator; its cumulative without a base. */
  public static Sample of(String indicator, long ytd) {
    return new Sample(
        new SeriesKey(Period.parse(DECEMBER), ZONE, indicator, "_T"),
        BaseKind.RESTATED,
        NOVEMBER_TO_DECEMBER,
        new Figure(ytd, null, null),
        TWO_OF_THREE,
        null,
        null);
  }

  /** With growth on this base. */
  public Sample on(long baseOfYtd) {
    Figure compared = new Figure(ytd.total(), baseOfYtd, ytd.lastYear());
    return new Sample(key, base, month, compared, coverage, target, imputed);
  }

  /** With this total of a year before. */
  public Sample onTotal(long lastYear) {
    Figure compared = new Figure(ytd.total(), ytd.base(), lastYear);
    return new Sample(key, base, month, compared, coverage, target, imputed);
  }

  /** With a target. */
  public Sample aimingAt(long amount) {
    return aimingAt(new Goal(amount, new AlongMonths()));
  }

  /** With a target that is due by a schedule. */
  public Sample aimingAt(Goal goal) {
    return new Sample(key, base, month, ytd, coverage, goal, imputed);
  }

  /** Of another area. */
  public Sample in(String area) {
    return keyed(new SeriesKey(key.period(), area, key.indicator(), key.activity()));
  }

  /** Of another activity. */
  public Sample of(String activity) {
    return keyed(new SeriesKey(key.period(), key.area(), key.indicator(), activity));
  }

  /** Of another month. */
  public Sample at(String period) {
    return keyed(new SeriesKey(Period.parse(period), key.area(), key.indicator(), key.activity()));
  }

  /** With another figure of the month alone. */
  public Sample month(Figure alone) {
    return new Sample(key, base, alone, ytd, coverage, target, imputed);
  }

  /** With another number of units behind it. */
  public Sample covered(Coverage other) {
    return new Sample(key, base, month, ytd, other, target, imputed);
  }

  /** With a part that is estimated. */
  public Sample estimated(Imputed part) {
    return new Sample(key, base, month, ytd, coverage, target, part);
  }

  /** With another kind of base. */
  public Sample comparedBy(BaseKind other) {
    return new Sample(key, other, month, ytd, coverage, target, imputed);
  }

  private Sample keyed(SeriesKey other) {
    return new Sample(other, base, month, ytd, coverage, target, imputed);
  }

  /** The month's aggregate, without revision carry. */
  public Aggregate ofMonth() {
    return ofMonth(BRIDGE);
  }

  /** The same with another bridge of the cumulative. */
  public Aggregate ofMonth(Bridge bridge) {
    return new Aggregate.OfMonth(
        key, base, month, ytd, 88L, 0L, coverage, target, bridge, BRIDGE_OF_MONTH, imputed);
  }

  /** The cumulative as a quarter or year. */
  public Aggregate ofSpan() {
    return new Aggregate.OfSpan(key, base, ytd, null, imputed);
  }
}
