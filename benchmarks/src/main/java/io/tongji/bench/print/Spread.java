package io.tongji.bench.print;

import java.util.Arrays;
import java.util.Locale;

/**
 * Median, lowest and highest of several measurements.
 *
 * @param median the middle one, or the mean of the two in the middle
 * @param lowest of all
 * @param highest of all
 */
public record Spread(double median, double lowest, double highest) {

  /** Of at least one measurement. */
  public static Spread of(double... measured) {
    double[] sorted = measured.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** Median, with the others in brackets if they differ. */
  public String text(int decimals) {
    String format = "%,." + decimals + "f";
    String middle = String.format(Locale.ROOT, format, median);
    return lowest == highest
        ? middle
        : middle + String.format(Locale.ROOT, " (" + format + "-" + format + ")", lowest, highest);
  }
}
