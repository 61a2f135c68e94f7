package io.tongji.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class QuantilesTest {

  private static final int NUMBERS = 1_000;

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"0, 1", "0.25, 1.75", "0.5, 2.5", "0.75, 3.25", "1, 4"})
  void quantilesLieBetweenOrderStatistics(double share, double quantile) {
    assertThat(Quantiles.of(new double[] {3, 1, 4, 2}, share)).isEqualTo(quantile);
  }

  static Stream<double[]> numbers() {
    Random random = new Random(7);
    return Stream.of(
            Stream.of(new double[] {5}, new double[] {2, 1}, new double[NUMBERS]),
            IntStream.range(0, 200)
                .mapToObj(size -> random.doubles(1 + size, -1, 1).map(n -> 1 / n).toArray()),
            IntStream.range(2, 50)
                .mapToObj(
                    kinds -> random.doubles(NUMBERS).map(n -> Math.floor(n * kinds)).toArray()),
            Stream.of(
                DoubleStream.iterate(0, n -> n + 1).limit(NUMBERS).toArray(),
                DoubleStream.iterate(0, n -> n - 1).limit(NUMBERS).toArray(),
                DoubleStream.iterate(0, n -> n + 1)
                    .limit(NUMBERS)
                    .map(n -> Math.abs(n - 500))
                    .toArray(),
                leastInTheMiddle()))
        .flatMap(each -> each);
  }

  /** The middle one of those that are left is the least of them again and again. */
  private static double[] leastInTheMiddle() {
    int[] places = IntStream.range(0, NUMBERS).toArray();
    double[] numbers = new double[NUMBERS];
    for (int least = 0; least < NUMBERS; least++) {
      int middle = least + NUMBERS - 1 >>> 1;
      numbers[places[middle]] = least;
      places[middle] = places[least];
    }
    return numbers;
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void quantilesOfNumbersInAnyOrderAreThoseOfTheSortedOnes(double[] numbers) {
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    for (double share : new double[] {0, 0.25, 0.5, 0.75, 0.9, 1}) {
      double at = (sorted.length - 1) * share;
      int below = (int) at;
      double expected =
          at == below
              ? sorted[below]
              : sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]);
      assertThat(Quantiles.of(numbers, share)).isEqualTo(expected);
    }
    Arrays.sort(numbers);
    assertThat(numbers).as("none is lost").isEqualTo(sorted);
  }
}
