package io.tongji.editing;

/**
 * Outliers among ratios of a period to the one before it: M. A. Hidiroglou and J.-M. Berthelot,
 * Statistical Editing and Imputation for Periodic Business Surveys, Survey Methodology 12 (1986).
 *
 * <p>With ratios r = now / before and their median rM, s = 1 − rM/r below it and r/rM − 1 above, so
 * that small and large ratios count alike; the effect E = s · max(now, before)^U lets large units
 * matter more. A unit is an outlier if its effect lies below EM − C·d1 or above EM + C·d3, where d1
 * = max(EM − EQ1, |A·EM|) and d3 = max(EQ3 − EM, |A·EM|).
 *
 * <p>In floating point, with the square root, which is exact to the last bit, and other powers of
 * {@link StrictMath}: the same on every machine. A score is for ranking, and no figure is made of
 * it.
 */
public final class HidiroglouBerthelot {

  /** Scores go no higher: the limit may be 0 where most units have one and the same ratio. */
  public static final double HIGHEST_SCORE = 1_000_000;

  private HidiroglouBerthelot() {}

  /**
   * The numbers that a bureau chooses.
   *
   * @param exponent U, from 0 (size does not matter) to 1
   * @param floor A: no narrower than this share of the median effect
   * @param factor C: how many distances are allowed
   */
  public record Coefficients(double exponent, double floor, double factor) {}

  /**
   * What is usual in a stratum.
   *
   * @param units number of units with both figures above 0
   * @param ratio median ratio rM
   * @param lower first quartile of effects EQ1
   * @param median median effect EM
   * @param upper third quartile of effects EQ3
   */
  public record Distribution(int units, double ratio, double lower, double median, double upper) {}

  /**
   * What is usual among units.
   *
   * @param now their figures, each above 0
   * @param before their figures of the period compared with, each above 0
   * @param exponent U
   */
  public static Distribution distribution(double[] now, double[] before, double exponent) {
    double[] numbers = new double[now.length];
    for (int unit = 0; unit < now.length; unit++) {
      numbers[unit] = now[unit] / before[unit];
    }
    double ratio = Quantiles.of(numbers, 0.5);
    for (int unit = 0; unit < now.length; unit++) {
      numbers[unit] = effect(now[unit], before[unit], ratio, exponent);
    }
    return new Distribution(
        now.length,
        ratio,
        Quantiles.of(numbers, 0.25),
        Quantiles.of(numbers, 0.5),
        Quantiles.of(numbers, 0.75));
  }

  /** The effect E of a unit whose figures are above 0, under a median ratio. */
  public static double effect(double now, double before, double medianRatio, double exponent) {
    double ratio = now / before;
    double symmetric = ratio < medianRatio ? 1 - medianRatio / ratio : ratio / medianRatio - 1;
    return symmetric * size(Math.max(now, before), exponent);
  }

  /** The usual U is a half: its root is exact, and this is done for each return of a month. */
  private static double size(double larger, double exponent) {
    return exponent == 0.5 ? Math.sqrt(larger) : StrictMath.pow(larger, exponent);
  }

  /** How far an effect lies from the median by what is allowed: an outlier is above 1. */
  public static double score(double effect, Distribution usual, Coefficients numbers) {
    double floor = Math.abs(numbers.floor() * usual.median());
    double side =
        effect < usual.median() ? usual.median() - usual.lower() : usual.upper() - usual.median();
    double away = Math.abs(effect - usual.median());
    double allowed = numbers.factor() * Math.max(side, floor);
    return away == 0 ? 0 : Math.min(away / allowed, HIGHEST_SCORE);
  }
}
