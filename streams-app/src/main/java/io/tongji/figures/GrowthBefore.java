package io.tongji.figures;

import io.tongji.log.cuts.Published;
import io.tongji.measure.Growth;
import io.tongji.rollup.Figure;
import org.jspecify.annotations.Nullable;

/**
 * Cumulative growth of the period before, with which a change of growth compares.
 *
 * @param growth by the indicator's base
 * @param estimated true if it rests on estimates
 */
public record GrowthBefore(Growth growth, boolean estimated) {

  /** Of what is published of the period before; null: nothing. */
  public static GrowthBefore of(@Nullable Published before) {
    return before == null
        ? new GrowthBefore(Figure.MISSING.growth(), false)
        : new GrowthBefore(
            before.aggregate().whole().growth(), Estimates.inGrowth(before.aggregate()));
  }
}
