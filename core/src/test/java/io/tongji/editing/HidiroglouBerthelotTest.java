package io.tongji.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tongji.editing.HidiroglouBerthelot.Coefficients;
import io.tongji.editing.HidiroglouBerthelot.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The method of 1986 and its numbers, worked out by hand. */
class HidiroglouBerthelotTest {

  private static final Coefficients USUAL = new Coefficients(0.5, 0.05, 4);

  /** Five units of equal size before, whose ratios are 0.5, 0.8, 1, 1.25 and 2. */
  private static Distribution five(double exponent) {
    return HidiroglouBerthelot.distribution(
        new double[] {50, 80, 100, 125, 200}, new double[] {100, 100, 100, 100, 100}, exponent);
  }

  @Test
  void theMedianRatioMakesSmallAndLargeRatiosCountAlike() {
    Distribution usual = five(0);
    assertThat(usual.units()).isEqualTo(5);
    assertThat(usual.ratio()).isEqualTo(1);
    assertThat(usual.lower()).as("1 - 1/0.8").isEqualTo(-0.25);
    assertThat(usual.median()).isZero();
    assertThat(usual.upper()).as("1.25 - 1").isEqualTo(0.25);
    assertThat(HidiroglouBerthelot.effect(50, 100, 1, 0)).as("1 - 1/0.5").isEqualTo(-1);
    assertThat(HidiroglouBerthelot.effect(200, 100, 1, 0)).as("2 - 1").isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} after {1}, U = {2}: {3}")
  @CsvSource({
    "200, 100, 0.5, 14.1421356237",
    "400, 100, 0.5, 60",
    "100, 400, 0.5, -60",
    "400, 100, 1, 1200",
    "400, 100, 0, 3",
    "100, 100, 0.5, 0"
  })
  void sizeMattersByTheExponent(double now, double before, double exponent, double effect) {
    assertThat(HidiroglouBerthelot.effect(now, before, 1, exponent))
        .isCloseTo(effect, within(1e-9));
  }

  @ParameterizedTest(name = "{0} after 100 scores {1}")
  @CsvSource({"100, 0", "150, 0.5", "200, 1", "201, 1.01", "50, 1", "40, 1.5"})
  void theLimitIsOneAndTheLimitItselfIsNoOutlier(double now, double score) {
    double effect = HidiroglouBerthelot.effect(now, 100, 1, 0);
    assertThat(HidiroglouBerthelot.score(effect, five(0), new Coefficients(0, 0.05, 4)))
        .as("C = 4 quartile distances of 0.25")
        .isCloseTo(score, within(1e-12));
  }

  @Test
  void theFloorKeepsNarrowQuartilesFromMakingEveryoneAnOutlier() {
    Distribution narrow = new Distribution(9, 1, 10, 10, 10);
    assertThat(HidiroglouBerthelot.score(11, narrow, USUAL)).isCloseTo(0.5, within(1e-12));
    assertThat(HidiroglouBerthelot.score(13, narrow, USUAL)).isCloseTo(1.5, within(1e-12));
    assertThat(HidiroglouBerthelot.score(7, narrow, USUAL)).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void whereAllHaveOneRatioAnyOtherIsAnOutlierOfTheHighestScore() {
    Distribution alike = new Distribution(9, 1, 0, 0, 0);
    assertThat(HidiroglouBerthelot.score(0, alike, USUAL)).isZero();
    assertThat(HidiroglouBerthelot.score(0.001, alike, USUAL))
        .isEqualTo(HidiroglouBerthelot.HIGHEST_SCORE);
  }

  @ParameterizedTest(name = "{0} where {1} was expected: {2}")
  @CsvSource({
    "1000, 1, true",
    "1, 1000, true",
    "10, 1, true",
    "1, 10, true",
    "10000, 1, true",
    "1, 10000, true",
    "100, 1, false",
    "1, 100, false",
    "1, 1, false",
    "100000, 1, false",
    "1412, 1, true",
    "1413, 1, false",
    "708, 1, true",
    "707, 1, false",
    "14.12, 1, true",
    "14.13, 1, false"
  })
  void unitsLieThreeOneOrFourPowersOfTenApart(double value, double expected, boolean suspected) {
    int[] powers = {-4, -3, -1, 1, 3, 4};
    assertThat(UnitErrors.suspected(value, expected, 0.15, powers)).isEqualTo(suspected);
  }
}
