package io.tongji.export;

import io.tongji.catalogue.BaseKind;
import io.tongji.figures.Estimates;
import io.tongji.figures.FigureShower;
import io.tongji.figures.GrowthBefore;
import io.tongji.figures.Parts.PartOfWhole;
import io.tongji.figures.RateRule;
import io.tongji.figures.Shown;
import io.tongji.log.cuts.Published;
import io.tongji.measure.Growth;
import io.tongji.measure.Progress;
import io.tongji.measure.Ratio;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Goal;
import io.tongji.rollup.Imputed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an export that one aggregate makes: each measure, and what in it is estimated. */
record AggregateRows(Published published, FigureShower shower, List<Observation> list) {

  void add(Aggregate.OfMonth of, @Nullable GrowthBefore before, List<PartOfWhole> parts) {
    add(ObservedMeasure.M, ObservedMeasure.BASE_M, of.month());
    growth(ObservedMeasure.M_YOY, ObservedMeasure.M_YOY_NOM, of.month());
    add(ObservedMeasure.M_MOM, shower.growth(of.monthOnMonth()), "");
    addWhole(ObservedMeasure.YTD, ObservedMeasure.BASE_YTD, of.ytd());
    growthOfWhole(ObservedMeasure.YTD_YOY, ObservedMeasure.YTD_YOY_NOM, of.ytd());
    if (before != null) {
      addChange(of.ytd().growth(), before);
    }
    add(parts);
    add(of.bridge(), of.imputed());
    addMonth(of.monthBridge());
    add(ObservedMeasure.REVISION_CARRY, shower.amount(of.revisionCarry()), "");
    addCoverage(of);
    add(of.imputed(), of.ytd());
    if (of.goal() != null) {
      addTarget(of.goal(), of.progress());
    }
  }

  private void addChange(Growth now, GrowthBefore before) {
    boolean estimated = Estimates.inGrowth(published.aggregate()) || before.estimated();
    add(
        ObservedMeasure.YTD_YOY_CHANGE,
        shower.change(now, before.growth()).estimated(estimated),
        baseKind());
    add(
        ObservedMeasure.YTD_YOY_CHANGE_EXACT,
        shower.exactChange(now, before.growth()).estimated(estimated),
        baseKind());
  }

  private void add(List<PartOfWhole> parts) {
    for (PartOfWhole part : parts) {
      PartRows rows = new PartRows(part, shower, list);
      rows.addGrowth();
      rows.addShares();
    }
  }

  private void add(@Nullable Bridge bridge, @Nullable Imputed imputed) {
    if (bridge != null) {
      add(ObservedMeasure.BRIDGE_SAME, shower.amount(bridge.sameUnits()), "");
      add(ObservedMeasure.BRIDGE_ENTRANTS, shower.amount(bridge.entrants()), "");
      add(ObservedMeasure.BRIDGE_LEAVERS, shower.amount(bridge.leavers()), "");
      add(ObservedMeasure.BRIDGE_RESTATEMENT, shower.amount(bridge.restatement()), "");
    }
    if (bridge != null && imputed != null) {
      Shown part = shower.amount(imputed.bridge()).estimated(imputed.inComparison());
      add(ObservedMeasure.BRIDGE_IMPUTED, part, "");
    }
  }

  private void addMonth(@Nullable Bridge bridge) {
    if (bridge != null) {
      add(ObservedMeasure.M_BRIDGE_SAME, shower.amount(bridge.sameUnits()), "");
      add(ObservedMeasure.M_BRIDGE_ENTRANTS, shower.amount(bridge.entrants()), "");
      add(ObservedMeasure.M_BRIDGE_LEAVERS, shower.amount(bridge.leavers()), "");
      add(ObservedMeasure.M_BRIDGE_RESTATEMENT, shower.amount(bridge.restatement()), "");
    }
  }

  private void addCoverage(Aggregate.OfMonth of) {
    if (of.coverage() != null) {
      add(of.coverage());
    } else if (of.ytd().isConfidential()) {
      add(ObservedMeasure.UNITS, shower.suppressedCount(), "");
      add(ObservedMeasure.EXPECTED, shower.suppressedCount(), "");
      add(ObservedMeasure.RESPONSE_RATE, shower.suppressedShare(), "");
    }
  }

  private void add(Aggregate.Coverage coverage) {
    Long expected = coverage.baseExpected();
    Long received = coverage.baseReceived();
    add(ObservedMeasure.UNITS, shower.count(coverage.reported()), "");
    add(ObservedMeasure.EXPECTED, shower.count(coverage.expected()), "");
    add(
        ObservedMeasure.RESPONSE_RATE,
        shower.share((long) coverage.reported(), (long) coverage.expected()),
        "");
    add(ObservedMeasure.BASE_EXPECTED, shower.amount(expected), "");
    add(ObservedMeasure.BASE_RECEIVED, shower.amount(received), "");
    add(
        ObservedMeasure.COVERAGE_RATE,
        coverage.rate() == null
            ? shower.share(received, expected)
            : shower.percent(new Ratio.Known(coverage.rate())),
        "");
  }

  private void add(@Nullable Imputed imputed, Figure whole) {
    if (imputed != null) {
      boolean some = imputed.inTotal();
      add(ObservedMeasure.IMPUTED_UNITS, shower.count(imputed.units()), "");
      add(ObservedMeasure.IMPUTED_YTD, shower.amount(imputed.amount()).estimated(some), "");
      add(
          ObservedMeasure.IMPUTED_SHARE,
          shower.share(imputed.amount(), whole.total()).estimated(some),
          "");
    }
  }

  private void addTarget(Goal goal, Progress progress) {
    add(ObservedMeasure.TARGET, shower.amount(goal.amount()), "");
    addEstimate(ObservedMeasure.COMPLETION, shower.pace(progress.completion()));
    addEstimate(ObservedMeasure.SCHED_GAP, shower.gap(progress.gap(goal.schedule())));
    addEstimate(ObservedMeasure.PACE, shower.pace(progress.pace(goal.schedule())));
    addEstimate(ObservedMeasure.RUN_RATE, shower.runRate(progress.runRateNeeded()));
  }

  void add(Aggregate.OfSpan of, List<PartOfWhole> parts) {
    addWhole(ObservedMeasure.V, ObservedMeasure.BASE_V, of.whole());
    growthOfWhole(ObservedMeasure.YOY, ObservedMeasure.YOY_NOM, of.whole());
    add(parts);
    add(of.bridge(), of.imputed());
    add(of.imputed(), of.whole());
  }

  /** A figure of the whole: an estimate if some unit in the total is estimated. */
  private void addEstimate(ObservedMeasure measure, Shown shown) {
    add(measure, shown.estimated(published.aggregate().estimated().inTotal()), "");
  }

  private void addWhole(ObservedMeasure total, ObservedMeasure base, Figure figure) {
    addEstimate(total, shower.total(figure));
    boolean inBase = Estimates.inBase(published.aggregate());
    add(base, shower.amount(figure.base()).estimated(inBase), baseKind());
  }

  private void growthOfWhole(ObservedMeasure byBase, ObservedMeasure nominal, Figure figure) {
    Aggregate of = published.aggregate();
    add(byBase, shower.growth(figure.growth()).estimated(Estimates.inGrowth(of)), baseKind());
    add(
        nominal,
        shower.growth(figure.nominalGrowth()).estimated(of.estimated().inComparison()),
        BaseKind.REVISED_TOTAL.name());
  }

  void add(RateRule rule, Ratio ratio) {
    addEstimate(ObservedMeasure.RATE, shower.rate(ratio, rule.decimals()));
  }

  private void add(ObservedMeasure total, ObservedMeasure base, Figure figure) {
    add(total, shower.total(figure), "");
    add(base, shower.amount(figure.base()), baseKind());
  }

  private void growth(ObservedMeasure byBase, ObservedMeasure nominal, Figure figure) {
    add(byBase, shower.growth(figure.growth()), baseKind());
    add(nominal, shower.growth(figure.nominalGrowth()), BaseKind.REVISED_TOTAL.name());
  }

  private void add(ObservedMeasure measure, Shown shown, String baseKind) {
    list.add(
        new Observation(
            published.aggregate().key(), measure, shown, baseKind, published.updated()));
  }

  private String baseKind() {
    return published.aggregate().baseKind().name();
  }
}
