package io.tongji.disclosure.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tongji.disclosure.rules.DisclosureRules.Dominance;
import io.tongji.disclosure.rules.DisclosureRules.Parameters;
import io.tongji.disclosure.suppression.Pools;
import io.tongji.period.Month;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules on contributions whose judgement is known: from handbooks, tools and arithmetic. */
class DisclosureRulesTest {

  private static DisclosureRules rules(int p, @Nullable Dominance dominance, int factor) {
    return new DisclosureRules(new Parameters(3, p, dominance, factor), List.of(), "");
  }

  /** Contributions such as {@code 900w 50 30}: w marks a waiver, e an estimate. */
  private static Judgement judge(DisclosureRules rules, String amounts, boolean protectsZeros) {
    String[] words = amounts.split(" ");
    IntPredicate waived = holding -> words[holding].endsWith("w");
    return rules.judge(Pools.of(amounts), 0, waived, protectsZeros);
  }

  private static String flags(Judgement judged) {
    return (judged.minimum() ? "U" : "-")
        + (judged.percent() ? "U" : "-")
        + (judged.dominance() ? "U" : "-");
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @CsvSource({
    "500, UUU, 75",
    "300 200, UUU, 45",
    "300 20 10, -UU, 35",
    "50000 49000 1000, -UU, 6500", // Handbook, chapter 4.2, example 1: the rival is off by 2 %
    "40 30 20 10, ---, 0",
    "60 20 11 9, --U, 0",
    "400 30 30 30 10, --U, 0",
    "100 100 15, --U, 0", // the bound is strict
    "100 100 14, -UU, 1",
    "100 0 0, UUU, 15",
    "0 0 0, ---, 0",
    "-80 60 5 3, -UU, 4",
    "-80 60 30 10, --U, 0",
    "300w 200, UUU, 30",
    "300w 200w, ---, 0",
    "500w, ---, 0",
    "900w 50 30 20, --U, 0",
    "900w 80 5 4, -UU, 3", // s = 80, r = 900
    "90 30 5, -UU, 9", // units of 50 and 40 belong to one holding
    "50 40 30 5, ---, 0",
    "11 9, UUU, 2", // sdcTable, microdata1: A x female
    "280 11 10 9 9 8 8 8 8 8 7, --U, 0", // sdcTable, microdata1: D x male, 366 of 11
    "80 40e 30e, UUU, 12", // estimates protect nobody
    "80e, UUU, 12",
    "80 60 20 10e, --U, 0"
  })
  void judgesBy3And15And2Of75(String amounts, String expected, long upper) {
    Judgement judged = judge(rules(15, new Dominance(2, 75), 1), amounts, false);
    assertThat(flags(judged)).isEqualTo(expected);
    assertThat(judged.upper()).isEqualTo(upper);
    Judgement without = judge(rules(15, null, 1), amounts, false);
    assertThat(flags(without)).isEqualTo(expected.substring(0, 2) + "-");
    assertThat(without.unsafe())
        .isEqualTo(expected.startsWith("U", 0) || expected.startsWith("-U"));
  }

  @ParameterizedTest(name = "{0}, p = {1}: {2}")
  @CsvSource({
    "52000 50000 8000, 10, -", // Handbook, chapter 4.2, example 2: off by 15.4 %
    "280 11 10 9 9 8 8 8 8 8 7, 26, -", // sdcTable, microdata1: between 26 and 27
    "280 11 10 9 9 8 8 8 8 8 7, 27, U",
    "11 9, 70, U"
  })
  void theBoundMovesWithP(String amounts, int p, String expected) {
    assertThat(judge(rules(p, null, 1), amounts, false).percent()).isEqualTo(expected.equals("U"));
  }

  @ParameterizedTest(name = "{3}: {0} largest {1} %: {2}")
  @CsvSource({
    "1, 90, -, 50000 49000 1000",
    "1, 49, U, 50000 49000 1000",
    "2, 98, U, 50000 49000 1000",
    "2, 99, -, 50000 49000 1000",
    "3, 99, U, 50000 49000 1000",
    "4, 100, -, 50000 49000 1000",
    "2, 90, U, 52000 50000 8000", // Handbook, chapter 4.2, example 2
    "2, 93, -, 52000 50000 8000",
    "1, 85, U, 300 20 10", // Handbook, chapter 4.2, example 4: safe from 100/85 of 300 on
    "1, 85, U, 300 40 12",
    "1, 85, -, 300 40 13"
  })
  void theLargestMayBeSoLargeAPart(int largest, int percent, String expected, String amounts) {
    Judgement judged = judge(rules(15, new Dominance(largest, percent), 1), amounts, false);
    assertThat(judged.dominance()).isEqualTo(expected.equals("U"));
  }

  @Test
  void negativeContributionsLoosenThePercentByTheFactor() {
    assertThat(judge(rules(15, null, 2), "-80 60 5 3", false).unsafe()).isFalse();
    assertThat(judge(rules(15, null, 2), "80 60 5 3", false).upper()).isEqualTo(4);
    assertThat(judge(rules(15, null, 2), "-80 60 3 2", false).upper()).isEqualTo(1);
  }

  @Test
  void allZeroIsUnsafeWhereZerosAreProtectedAndAnybodyReports() {
    assertThat(judge(rules(15, null, 1), "0 0 0", true).zeros()).isTrue();
    assertThat(judge(rules(15, null, 1), "0 0 0", false).unsafe()).isFalse();
    assertThat(judge(rules(15, null, 1), "5 0", true).zeros()).isFalse();
  }

  @Test
  void theLargestWithoutAWaiverIsNamed() {
    assertThat(judge(rules(15, null, 1), "900w 5 80 4", false).holding()).isEqualTo(2);
  }

  @Test
  void whatIsTooLargeToBeJudgedFails() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> judge(rules(15, null, 1), Long.MAX_VALUE / 2 + " 3", false));
  }

  @Test
  void aWaiverCountsFromJanuaryToItsEndForAllIndicatorsOfItsColumns() {
    Waiver waiver =
        new Waiver("H1", Set.of("GIO"), Month.of(2023, 2), Month.of(2024, 6), "paper 7");
    DisclosureRules rules =
        new DisclosureRules(new Parameters(3, 15, null, 1), List.of(waiver), "");
    assertThat(rules.waives("H1", List.of("GIO"), Month.of(2024, 6))).isTrue();
    assertThat(rules.waives("H1", List.of("GIO"), Month.of(2024, 7))).isFalse();
    assertThat(rules.waives("H1", List.of("GIO"), Month.of(2023, 12))).isFalse();
    assertThat(rules.waives("H1", List.of("GIO", "PLAT_OUT"), Month.of(2024, 1))).isFalse();
    assertThat(rules.waives("H2", List.of("GIO"), Month.of(2024, 1))).isFalse();
  }
}
