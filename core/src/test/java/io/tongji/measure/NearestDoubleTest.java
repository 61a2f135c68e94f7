package io.tongji.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class NearestDoubleTest {

  private static final MathContext MANY_DIGITS = new MathContext(60);

  @Test
  void aFractionIsTheDoubleNearestToTheExactQuotientHoweverLargeItsTermsAre() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 200_000; round++) {
      long numerator = random.nextLong() >> random.nextInt(63);
      long denominator = random.nextLong() >> random.nextInt(63);
      if (denominator != 0) {
        assertThat(Rounding.fraction(numerator, denominator))
            .as("%d / %d, seed %d", numerator, denominator, seed)
            .isEqualTo(nearest(numerator, denominator));
      }
    }
  }

  @Test
  void fractionsAtTheEdgeOfWhatADoubleHoldsAreRight() {
    long edge = 1L << 53;
    for (long above = -2; above <= 2; above++) {
      assertThat(Rounding.fraction(edge + above, 3)).isEqualTo(nearest(edge + above, 3));
      assertThat(Rounding.fraction(7, -edge + above)).isEqualTo(nearest(7, -edge + above));
    }
  }

  @Test
  void nothingOfANegativeWholeIsAPlainZero() {
    assertThat(Double.doubleToRawLongBits(Rounding.fraction(0, -5))).isZero();
  }

  private static double nearest(long numerator, long denominator) {
    return BigDecimal.valueOf(numerator)
        .divide(BigDecimal.valueOf(denominator), MANY_DIGITS)
        .doubleValue();
  }
}
