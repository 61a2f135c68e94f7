package io.tongji.editing;

import java.util.Arrays;

/**
 * Quantiles with linear interpolation between order statistics: definition 7 of Hyndman and Fan,
 * Sample Quantiles in Statistical Packages, The American Statistician 50 (1996), the usual one of
 * R. In floating point; of the same numbers in any order always the same double.
 */
final class Quantiles {

  /** So many partitions are usual by far for as many numbers as there can be. */
  private static final int PARTITIONS = 100;

  private Quantiles() {}

  /**
   * A quantile. Brings the numbers into another order.
   *
   * @param numbers at least one, none of them NaN
   * @param share from 0 to 1
   */
  static double of(double[] numbers, double share) {
    double at = (numbers.length - 1) * share;
    int below = (int) at;
    double beyond = at - below;
    select(numbers, below);
    return beyond == 0
        ? numbers[below]
        : numbers[below] + beyond * (least(numbers, below + 1) - numbers[below]);
  }

  /**
   * Brings a number to the place where it would stand if all stood in order, with none before it
   * that is larger and none behind it that is smaller: C. A. R. Hoare, Algorithm 65: Find,
   * Communications of the ACM 4 (1961). Numbers that were made to slow it down are sorted.
   */
  private static void select(double[] numbers, int place) {
    int first = 0;
    int last = numbers.length - 1;
    for (int partitions = 0; first < last; partitions++) {
      if (partitions == PARTITIONS) {
        Arrays.sort(numbers, first, last + 1);
        return;
      }
      double pivot = numbers[first + last >>> 1];
      int up = first;
      int down = last;
      while (up <= down) {
        while (numbers[up] < pivot) {
          up++;
        }
        while (numbers[down] > pivot) {
          down--;
        }
        if (up <= down) {
          double moved = numbers[up];
          numbers[up++] = numbers[down];
          numbers[down--] = moved;
        }
      }
      if (place > down && place < up) {
        return;
      }
      first = place >= up ? up : first;
      last = place <= down ? down : last;
    }
  }

  private static double least(double[] numbers, int from) {
    double least = numbers[from];
    for (int at = from + 1; at < numbers.length; at++) {
      least = Math.min(least, numbers[at]);
    }
    return least;
  }
}
