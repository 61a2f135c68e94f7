package io.tongji.rollup;

/**
 * The part of a cumulative or year's total that is estimated, of units that are expected and have
 * not reported. They are in the total and in its restated base, and not among the units reported;
 * nor do they contribute to a cell in the sense of disclosure control.
 *
 * @param units that are estimated
 * @param amount of the total, in the indicator's smallest unit
 * @param yearBefore of the total of a year before, as known now
 */
public record Imputed(int units, long amount, long yearBefore) {

  /** Nothing is estimated, now or a year before. */
  public static final Imputed NONE = new Imputed(0, 0, 0);

  /**
   * The part of the growth bridge: what it adds to the four parts, which are of units that
   * reported.
   */
  public long bridge() {
    return amount - yearBefore;
  }

  /** True if the total itself is partly estimated. */
  public boolean inTotal() {
    return units > 0;
  }

  /** True if the total or that of a year before is. */
  public boolean inComparison() {
    return inTotal() || yearBefore != 0;
  }
}
