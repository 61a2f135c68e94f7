package io.tongji.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.measure.Ratio.Obstacle;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pulls add up to the growth of the whole, exactly. */
class ContributionTest {

  /** 建安投资 of the work report in units of 10^6 yuan; bases from the middle of their intervals. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "CI_IND, 2541, 2335, 4.96; 177.59; 59.47; 3.30",
    "CI_SVC, 1716, 1818, -2.45; -87.93; 40.16; -3.57",
    "CI_OTHER, 16, 4, 0.29; 10.34; 0.37; 0.28"
  })
  void theReportsConstructionIsPulledUpByIndustryAndDownByServices(
      String part, long value, long base, String expected) {
    Contribution contribution = new Contribution(value, base, 4273L, 4157L);
    assertThat(
            List.of(
                percent(contribution.pull()),
                percent(contribution.contributionRate()),
                percent(contribution.share()),
                percent(contribution.shareChange())))
        .as(part)
        .containsExactly(expected.split("; "));
  }

  /** Bases as value / (1 + growth), which the report implies, to units of 10^4 yuan. */
  @Test
  void withImpliedBasesThePullsAreThoseOfTheReportsGrowth() {
    assertThat(percent(new Contribution(254_100L, 233_548L, 427_300L, 415_661L).pull()))
        .isEqualTo("4.94");
    assertThat(percent(new Contribution(171_600L, 181_780L, 427_300L, 415_661L).pull()))
        .isEqualTo("-2.45");
    assertThat(percent(new Contribution(1_600L, 333L, 427_300L, 415_661L).pull()))
        .isEqualTo("0.30");
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 20231231, -7})
  void pullsOfAPartitionAddUpToTheGrowthExactly(long seed) {
    Random random = new Random(seed);
    int parts = 2 + random.nextInt(40);
    long[] values = random.longs(parts, -1_000, 1_000_000_000_000L).toArray();
    long[] bases = random.longs(parts, 1, 1_000_000_000_000L).toArray();
    long whole = java.util.Arrays.stream(values).sum();
    long base = java.util.Arrays.stream(bases).sum();
    Fraction pulls = Fraction.ZERO;
    Fraction rates = Fraction.ZERO;
    Fraction shares = Fraction.ZERO;
    for (int at = 0; at < parts; at++) {
      Contribution part = new Contribution(values[at], bases[at], whole, base);
      pulls = pulls.plus(known(part.pull()));
      rates = rates.plus(known(part.contributionRate()));
      shares = shares.plus(known(part.share()));
    }
    Growth.Rate growth = (Growth.Rate) Growth.of(whole, base);
    assertThat(pulls).isEqualTo(Fraction.of(growth.change(), growth.base()));
    assertThat(rates).isEqualTo(Fraction.ONE);
    assertThat(shares).isEqualTo(Fraction.ONE);
  }

  @ParameterizedTest
  @CsvSource({
    ", , 10, 5, NO_VALUE; NO_VALUE; NO_VALUE",
    "3, 1, , 5, NO_VALUE; NO_VALUE; NO_WHOLE",
    "3, 1, 10, , NO_WHOLE; NO_WHOLE; null",
    "3, 1, 10, 0, WHOLE_NOT_POSITIVE; null; null",
    "3, 1, 10, -5, WHOLE_NOT_POSITIVE; null; null",
    "3, 1, 5, 5, null; NO_CHANGE; null",
    "3, 1, 0, 5, null; null; WHOLE_NOT_POSITIVE"
  })
  void whatCannotBeStatedHasAReason(
      @Nullable Long value,
      @Nullable Long base,
      @Nullable Long whole,
      @Nullable Long wholeBase,
      String reasons) {
    Contribution part = new Contribution(value, base, whole, wholeBase);
    assertThat(
            Stream.of(part.pull(), part.contributionRate(), part.share())
                .map(each -> String.valueOf(reason(each))))
        .containsExactly(reasons.split("; "));
  }

  @Test
  void aChangeBelowABillionthOfTheBaseIsNone() {
    long base = 10_000_000_000L;
    assertThat(reason(new Contribution(9L, 0L, base + 9, base).contributionRate()))
        .isEqualTo(Obstacle.NO_CHANGE);
    assertThat(percent(new Contribution(5L, 0L, base + 10, base).contributionRate()))
        .isEqualTo("50.00");
  }

  @Test
  void aNewPartPullsWithAllItHasAndACeasedOneWithAllItHad() {
    assertThat(percent(new Contribution(7L, null, 107L, 100L).pull())).isEqualTo("7.00");
    assertThat(percent(new Contribution(null, 7L, 100L, 107L).pull())).isEqualTo("-6.54");
  }

  @Test
  void contributionToAFallIsPositiveForWhatFell() {
    Contribution part = new Contribution(60L, 80L, 160L, 200L);
    assertThat(percent(part.contributionRate())).isEqualTo("50.00");
    assertThat(percent(part.pull())).isEqualTo("-10.00");
  }

  private static String percent(Ratio ratio) {
    return Rounding.HALF_UP.percent(known(ratio), 2).toPlainString();
  }

  private static Fraction known(Ratio ratio) {
    return ((Ratio.Known) ratio).value();
  }

  private static @Nullable Obstacle reason(Ratio ratio) {
    return ratio instanceof Ratio.Unstated undefined ? undefined.reason() : null;
  }
}
