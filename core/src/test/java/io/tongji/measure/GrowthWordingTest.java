package io.tongji.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.measure.GrowthWording.Words;
import io.tongji.measure.GrowthWording.WordsKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Growth in words: 增长, 下降, 持平, 增长N倍, 扭亏, 增亏. */
class GrowthWordingTest {

  private static final GrowthWording ONE_DECIMAL = new GrowthWording(Rounding.HALF_UP, 1, 100);

  @ParameterizedTest(name = "{0} on {1}: {2} {3}")
  @CsvSource({
    "1044, 1000, UP, 4.4",
    "958, 1000, DOWN, 4.2",
    "0, 1000, DOWN, 100.0",
    "1000, 1000, FLAT, 0",
    "10004, 10000, FLAT, 0",
    "9996, 10000, FLAT, 0",
    "10005, 10000, UP, 0.1",
    "9995, 10000, DOWN, 0.1",
    "2200, 1000, MULTIPLE, 1.2",
    "2000, 1000, MULTIPLE, 1.0",
    "19999, 10000, UP, 100.0",
    "5, -3, TURNED_AROUND, 0",
    "0, -3, TURNED_AROUND, 0",
    "-5, -3, LOSS_GREW, 0",
    "-1, -3, LOSS_SHRANK, 0",
    "-3, -3, LOSS_SAME, 0",
    ", -3, NO_VALUE, 0",
    "5, , NO_BASE, 0",
    "5, 0, ZERO_BASE, 0"
  })
  void eachGrowthHasItsWords(
      @Nullable Long value, @Nullable Long base, WordsKind kind, BigDecimal digits) {
    assertThat(ONE_DECIMAL.of(value, base)).isEqualTo(new Words(kind, digits));
    assertThat(kind.tellsChange())
        .isEqualTo(!kind.name().startsWith("NO_") && kind != WordsKind.ZERO_BASE);
  }

  @Test
  void multiplesAreData() {
    assertThat(new GrowthWording(Rounding.HALF_UP, 1, null).of(22L, 10L))
        .isEqualTo(new Words(WordsKind.UP, new BigDecimal("120.0")));
    assertThat(new GrowthWording(Rounding.HALF_UP, 2, 200).of(36L, 10L))
        .isEqualTo(new Words(WordsKind.MULTIPLE, new BigDecimal("2.60")));
  }

  @Test
  void theModeOfRoundingDecidesHalves() {
    GrowthWording even = new GrowthWording(new Rounding(RoundingMode.HALF_EVEN), 1, 100);
    assertThat(even.of(10005L, 10000L).kind()).isEqualTo(WordsKind.FLAT);
    assertThat(ONE_DECIMAL.of(10005L, 10000L).kind()).isEqualTo(WordsKind.UP);
  }

  /** 较1—6月回升0.4个百分点: what a reader subtracts, and what it is exactly. */
  @Test
  void theDifferenceOfPublishedRatesTiesWithThePublishedRates() {
    Fraction june = Fraction.of(-454, 10_000);
    Fraction july = Fraction.of(-406, 10_000);
    PointsBetween rise = PointsBetween.of(july, june, Rounding.HALF_UP, 1);
    assertThat(rise.published()).as("-4.1 less -4.5").hasToString("0.4");
    assertThat(Rounding.HALF_UP.percent(rise.exact(), 1)).as("exactly 0.48").hasToString("0.5");
  }
}
