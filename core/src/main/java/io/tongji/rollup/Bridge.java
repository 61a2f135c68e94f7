package io.tongji.rollup;

import org.jspecify.annotations.Nullable;

/**
 * Why a cell's total differs from that of a year before, in the indicator's smallest unit.
 *
 * <p>The parts of the growth bridge, with x the total, B the restated base (可比口径) and P the cell's
 * total of a year before: {@code x - P = sameUnits + entrants - leavers + restatement}, exactly.
 * The first part is {@code x - B}, the change on which comparable growth rests; the other three
 * make up {@code B - P}, by which nominal growth differs from it.
 *
 * <p>The identity is this project's own. That B and P differ is what the National Bureau of
 * Statistics says below its tables of industry: 同期数与本期的企业统计范围相一致,和上年公布的数据存在口径差异.
 *
 * <p>Stayers are units that are in the cell and know their figure both in the period and a year
 * before, each by the register of that month (of a quarter or a year, its last): for a cumulative,
 * those with a return. A unit that is in the cell in both years and lacks the figure of one of them
 * has entered, or left. So has one that moved between two cells; in a cell that holds both places
 * it stays.
 *
 * @param sameUnits what units have added to their own bases; all of a unit's figure where it has no
 *     base
 * @param entrants bases of the units that did not stay
 * @param leavers figures of a year before of the units that did not stay
 * @param restatement by how much the bases of the stayers differ from their figures of then
 */
public record Bridge(long sameUnits, long entrants, long leavers, long restatement) {

  /**
   * What the stayers bring along.
   *
   * @param before their own figures of a year before
   * @param restatement by how much their bases differ from these
   */
  record Stayers(long before, long restatement) {}

  /** The bridge of a cell; null where neither this year's total nor last year's is known. */
  static @Nullable Bridge of(Figure restated, Stayers stayers) {
    if (restated.total() == null && restated.lastYear() == null) {
      return null;
    }
    long base = orZero(restated.base());
    return new Bridge(
        orZero(restated.total()) - base,
        base - stayers.before() - stayers.restatement(),
        orZero(restated.lastYear()) - stayers.before(),
        stayers.restatement());
  }

  private static long orZero(@Nullable Long amount) {
    return amount == null ? 0 : amount;
  }
}
