package io.tongji.rollup;

import io.tongji.returns.TargetBook;

/**
 * What a cut looks up beside the sums of a table.
 *
 * @param targets in force
 * @param released totals as first released, the base of nominal growth
 */
public record References(TargetBook targets, FirstReleases.Lookup released) {

  /** No targets, and nothing ever released. */
  public static References none() {
    return new References(new TargetBook(), key -> FirstReleases.ReleasedTotals.NONE);
  }
}
