package io.tongji.editing;

/**
 * Quantiles with linear interpolation between order statistics: definition 7 of Hyndman and Fan,
 * Sample Quantiles in Statistical Packages, The American Statistician 50 (1996), the usual one of
 * R. In floating point; of the same numbers always the same double.
 */
final class Quantiles {

  private Quantiles() {}

  /**
   * A quantile.
   *
   * @param sorted at least one number, rising
   * @param share from 0 to 1
   */
  static double of(double[] sorted, double share) {
    double at = (sorted.length - 1) * share;
    int below = (int) at;
    double beyond = at - below;
    return beyond == 0
        ? sorted[below]
        : sorted[below] + beyond * (sorted[below + 1] - sorted[below]);
  }
}
