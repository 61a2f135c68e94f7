package io.tongji.editing;

/**
 * Amounts stated in the wrong unit: about a power of ten away from what was to be expected. Between
 * 元 and 千元 lie three powers, between 千元 and 万元 one, between 元 and 万元 four.
 */
public final class UnitErrors {

  private UnitErrors() {}

  /**
   * True if the decimal logarithm of value / expected is nearer than {@code distance} to one of the
   * powers. In floating point, by {@link StrictMath}.
   *
   * @param value above 0
   * @param expected above 0
   */
  public static boolean suspected(double value, double expected, double distance, int[] powers) {
    double exponent = StrictMath.log10(value / expected);
    for (int power : powers) {
      if (Math.abs(exponent - power) < distance) {
        return true;
      }
    }
    return false;
  }
}
