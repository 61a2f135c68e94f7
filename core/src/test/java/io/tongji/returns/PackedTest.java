package io.tongji.returns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedTest {

  private static final int NUMBERS = 50;

  @ParameterizedTest
  @CsvSource({
    "0, 4",
    "-1, 4",
    "2147483647, 4",
    "-2147483648, 4",
    "2147483648, 5",
    "-2147483649, 5",
    "549755813887, 5",
    "549755813888, 6",
    "140737488355327, 6",
    "140737488355328, 7",
    "36028797018963967, 7",
    "36028797018963968, 8",
    "-36028797018963969, 8",
    "9223372036854775807, 8",
    "-9223372036854775808, 8"
  })
  void needsAsManyBytes(long number, int width) {
    assertThat(Packed.width(number)).isEqualTo(width);
    byte[] packed = Packed.room(3, width);
    Packed.set(packed, width, 1, number);
    assertThat(Packed.get(packed, width, 1)).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 6, 7, 8})
  void holdsWhatAnArrayHolds(int width) {
    Random random = new Random(width);
    byte[] packed = Packed.room(NUMBERS, width);
    long[] plain = new long[NUMBERS];
    for (int n = 0; n < 5_000; n++) {
      int place = random.nextInt(NUMBERS);
      plain[place] = random.nextLong() >> Long.SIZE - Byte.SIZE * width;
      Packed.set(packed, width, place, plain[place]);
    }
    assertThat(Arrays.stream(plain).anyMatch(number -> Packed.width(number) == width)).isTrue();
    for (int place = 0; place < NUMBERS; place++) {
      assertThat(Packed.get(packed, width, place)).isEqualTo(plain[place]);
    }
  }

  @Test
  void roomForNoneHoldsNone() {
    assertThat(Packed.room(0, 5)).hasSizeLessThan(Long.BYTES);
  }
}
