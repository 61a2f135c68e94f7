package io.tongji.figures;

import io.tongji.catalogue.BaseKind;
import io.tongji.log.aggregates.ReleaseMark;
import io.tongji.log.cuts.Published;
import io.tongji.rollup.Aggregate;

/** Which figures of an aggregate rest on estimates of units that have not reported. */
public final class Estimates {

  private Estimates() {}

  /** The total: live as it is made up, else as the release says. */
  public static boolean inTotal(Published published) {
    ReleaseMark release = published.release();
    return release == null
        ? published.aggregate().estimated().inTotal()
        : release.status().equals(ReleaseMark.ESTIMATED);
  }

  /** Growth by the indicator's base: of matched units both figures are always reported ones. */
  public static boolean inGrowth(Aggregate aggregate) {
    return switch (aggregate.baseKind()) {
      case RESTATED -> aggregate.estimated().inTotal();
      case REVISED_TOTAL, PUBLISHED -> aggregate.estimated().inComparison();
      case MATCHED -> false;
    };
  }

  /** A share of the total: of matched units it is of reported figures. */
  public static boolean inShare(Aggregate aggregate) {
    return aggregate.baseKind() != BaseKind.MATCHED && aggregate.estimated().inTotal();
  }

  /** The base of growth: a restated one is reported by the units themselves. */
  public static boolean inBase(Aggregate aggregate) {
    BaseKind kind = aggregate.baseKind();
    boolean ofTotals = kind == BaseKind.REVISED_TOTAL || kind == BaseKind.PUBLISHED;
    return ofTotals && aggregate.estimated().yearBefore() != 0;
  }
}
