package io.tongji.log.releases;

import io.tongji.avro.Aggregate;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.ScheduleKind;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.measure.Growth;
import io.tongji.measure.Ratio;
import io.tongji.measure.Rounding;
import io.tongji.measure.Schedule;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Goal;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a figure that a record shows. Rates are rounded as the catalogue publishes them: an
 * exact one would give its base to the last yuan.
 *
 * @param shown parts that may be published
 * @param decimals of the indicator
 * @param rounding of rates
 */
record ShownParts(Set<PublishedPart> shown, Indicator.Display decimals, Rounding rounding) {

  /** Fills a record whose growths are all withheld. */
  void fill(Aggregate value, io.tongji.rollup.Aggregate aggregate) {
    if (aggregate instanceof io.tongji.rollup.Aggregate.OfMonth month) {
      fill(value, month);
    } else if (aggregate instanceof io.tongji.rollup.Aggregate.OfSpan span) {
      fill(value, span);
    }
  }

  private void fill(Aggregate value, io.tongji.rollup.Aggregate.OfMonth of) {
    when(PublishedPart.AMOUNT, () -> value.setYTD(of.ytd().total()));
    when(PublishedPart.MONTH, () -> value.setM(of.month().total()));
    growth(PublishedPart.GROWTH, of.ytd().growth(), value::setYTDYOY, value::setYTDYOYREASON);
    growth(
        PublishedPart.NOMINAL_GROWTH,
        of.ytd().nominalGrowth(),
        value::setYTDYOYNOM,
        value::setYTDYOYNOMREASON);
    growth(PublishedPart.MONTH_GROWTH, of.month().growth(), value::setMYOY, value::setMYOYREASON);
    growth(
        PublishedPart.NOMINAL_MONTH_GROWTH,
        of.month().nominalGrowth(),
        value::setMYOYNOM,
        value::setMYOYNOMREASON);
    growth(PublishedPart.MONTH_ON_MONTH, of.monthOnMonth(), value::setMMOM, value::setMMOMREASON);
    when(PublishedPart.TARGET, () -> target(value, of));
    when(PublishedPart.UNITS, () -> units(value, of.liveCoverage()));
    when(PublishedPart.COVERAGE, () -> coverage(value, of.liveCoverage()));
  }

  private void fill(Aggregate value, io.tongji.rollup.Aggregate.OfSpan of) {
    when(PublishedPart.AMOUNT, () -> value.setV(of.whole().total()));
    growth(PublishedPart.GROWTH, of.whole().growth(), value::setYOY, value::setYOYREASON);
    growth(
        PublishedPart.NOMINAL_GROWTH,
        of.whole().nominalGrowth(),
        value::setYOYNOM,
        value::setYOYNOMREASON);
  }

  private void when(PublishedPart part, Runnable fill) {
    if (shown.contains(part)) {
      fill.run();
    }
  }

  private void growth(
      PublishedPart part,
      Growth growth,
      Consumer<@Nullable Double> rate,
      Consumer<@Nullable String> reason) {
    if (!shown.contains(part)) {
      return;
    }
    if (growth instanceof Growth.Rate known) {
      rate.accept(rounding.roundedFraction(known.change(), known.base(), decimals.rateDecimals()));
      reason.accept(null);
    } else if (growth instanceof Growth.Undefined undefined) {
      reason.accept(undefined.reason().name());
    }
  }

  private void target(Aggregate value, io.tongji.rollup.Aggregate.OfMonth of) {
    Goal goal = of.goal();
    if (goal == null) {
      return;
    }
    value.setTARGET(goal.amount());
    value.setCOMPLETION(rounded(of.progress().completion()));
    value.setSCHEDGAP(rounded(of.progress().gap(goal.schedule())));
    value.setSCHEDULE(
        goal.schedule() instanceof Schedule.AlongLastYear
            ? ScheduleKind.LAST_YEAR.name()
            : ScheduleKind.MONTHS.name());
  }

  private @Nullable Double rounded(Ratio ratio) {
    return ratio instanceof Ratio.Known known
        ? (Double) rounding.roundedFraction(known.value(), decimals.completionDecimals())
        : null;
  }

  private void units(Aggregate value, Coverage coverage) {
    value.setUNITS(coverage.reported());
    value.setEXPECTED(coverage.expected());
    if (coverage.expected() > 0) {
      value.setRESPONSERATE(
          rounding.roundedFraction(
              coverage.reported(), coverage.expected(), decimals.rateDecimals()));
    }
  }

  private void coverage(Aggregate value, Coverage coverage) {
    Long expected = coverage.baseExpected();
    Long received = coverage.baseReceived();
    if (expected != null && received != null && expected > 0) {
      value.setCOVERAGERATE(rounding.roundedFraction(received, expected, decimals.rateDecimals()));
    }
  }

  /** The parts that a record shows which is not suppressed. */
  static Set<PublishedPart> of(Aggregate value) {
    Set<PublishedPart> parts = EnumSet.of(PublishedPart.AMOUNT);
    add(parts, PublishedPart.MONTH, value.getM() != null);
    add(
        parts,
        PublishedPart.GROWTH,
        known(value.getYTDYOY(), value.getYTDYOYREASON())
            || known(value.getYOY(), value.getYOYREASON()));
    add(
        parts,
        PublishedPart.NOMINAL_GROWTH,
        known(value.getYTDYOYNOM(), value.getYTDYOYNOMREASON())
            || known(value.getYOYNOM(), value.getYOYNOMREASON()));
    add(parts, PublishedPart.MONTH_GROWTH, known(value.getMYOY(), value.getMYOYREASON()));
    add(
        parts,
        PublishedPart.NOMINAL_MONTH_GROWTH,
        known(value.getMYOYNOM(), value.getMYOYNOMREASON()));
    add(parts, PublishedPart.MONTH_ON_MONTH, known(value.getMMOM(), value.getMMOMREASON()));
    add(parts, PublishedPart.TARGET, value.getTARGET() != null);
    add(parts, PublishedPart.UNITS, value.getEXPECTED() != null);
    add(parts, PublishedPart.COVERAGE, value.getCOVERAGERATE() != null);
    return parts;
  }

  private static void add(Set<PublishedPart> parts, PublishedPart part, boolean shown) {
    if (shown) {
      parts.add(part);
    }
  }

  private static boolean known(@Nullable Double rate, @Nullable String reason) {
    return rate != null || reason != null && !reason.equals(ReleasedFigure.CONFIDENTIAL);
  }
}
