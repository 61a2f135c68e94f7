package io.tongji.disclosure.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.SmallCatalogue;
import io.tongji.disclosure.suppression.Pools;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The file of the secret rules: what it says counts, and each wrong line is named. */
class RulesFileTest {

  private static final Catalogue CATALOGUE = SmallCatalogue.read();
  private static final String RULES =
      """
      # the bureau's
      minimum = 3
      percent = 15
      dominance = 2; 75

      signed.factor = 2
      salt = 00112233445566778899aabbccddeeff
      waiver = 913304837044095475; GIO,PLAT_OUT; 2023-01; 2023-06; paper 17
      waiver = 91330483704409548X; *; 2023-01; ; paper 18
      """;

  @Test
  void theLinesCount() {
    DisclosureRules rules = RulesFile.read(RULES, CATALOGUE);
    Judgement judged = rules.judge(Pools.of("-80 60 5 3"), 0, nobody -> false, false);
    assertThat(judged).isEqualTo(new Judgement(false, false, true, false, 0, 0));
    Month june = Month.of(2023, 6);
    assertThat(rules.waives("913304837044095475", List.of("GIO", "PLAT_OUT"), june)).isTrue();
    assertThat(rules.waives("913304837044095475", List.of("RND"), june)).isFalse();
    assertThat(rules.waives("91330483704409548X", List.of("RND"), june)).isTrue();
  }

  @Test
  void theUsualRulesAreReadableAndTheirDigestDependsOnTheSalt() {
    DisclosureRules one = RulesFile.read(RulesFile.usual(new byte[16]), CATALOGUE);
    byte[] salt = new byte[16];
    salt[3] = 1;
    DisclosureRules other = RulesFile.read(RulesFile.usual(salt), CATALOGUE);
    assertThat(one.digest()).hasSize(64).isNotEqualTo(other.digest());
    assertThat(RulesFile.read(RulesFile.usual(new byte[16]), CATALOGUE).digest())
        .isEqualTo(one.digest());
    String text = RulesFile.usual(new byte[16]);
    assertThat(RulesFile.read(text.replace("percent = 15", "percent = 16"), CATALOGUE).digest())
        .isNotEqualTo(one.digest());
    assertThat(one).hasToString("rules " + one.digest());
  }

  @Test
  void aWaiverThatEndedIsNamed() {
    DisclosureRules rules = RulesFile.read(RULES, CATALOGUE);
    assertThatCode(() -> rules.refuseExpired(Month.of(2023, 6))).doesNotThrowAnyException();
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> rules.refuseExpired(Month.of(2023, 7)))
        .withMessageContaining("913304837044095475 (paper 17, to 2023-06)")
        .withMessageContaining("extend them");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "minimum = 3 | minimal = 3 | line 2: is no line of the rules",
        "minimum = 3 | minimal = 3 | minimum is missing: give a whole number from 1 to 100",
        "minimum = 3 | minimum | line 2: is no line of the rules",
        "percent = 15 | percent = 1x5 | line 3: percent is out of range: give",
        "percent = 15 | percent = 1001 | line 3: percent is out of range",
        "percent = 15 | minimum = 15 | line 3: minimum stands in the file twice: remove one",
        "dominance = 2; 75 | dominance = 75 | line 4: dominance is no pair: give how many; per",
        "dominance = 2; 75 | dominance = 2; 750 | line 4: dominance is out of range",
        "signed.factor = 2 | signed.factor = 0 | line 6: signed.factor is out of range",
        "salt = 00112233 | salt = 0011 | line 7: salt is missing or short: give 32",
        "GIO,PLAT_OUT | GIO,GDP | line 8: the waiver names \"GDP\", which is not in",
        "2023-01; 2023-06 | 2023-1; 2023-06 | line 8: the waiver's months are not a month",
        "2023-01; 2023-06 | 2023-07; 2023-06 | line 8: the waiver ends before it begins: give",
        "; paper 17 | ; | line 8: a waiver has five parts",
        "2023-01; ; paper 18 | 2023-01; paper 18 | line 9: a waiver has five parts"
      })
  void aBadLineIsNamedWithItsRemedy(String old, String now, String place) {
    assertThat(RULES).contains(old);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> RulesFile.read(RULES.replace(old, now), CATALOGUE))
        .withMessageContaining(place)
        .withMessageNotContaining("15")
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(2));
  }

  @Test
  void allBadLinesAreNamedAtOnce() {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> RulesFile.read("minimum = 0\npercent = 0\n", CATALOGUE))
        .withMessageContaining("line 1: minimum")
        .withMessageContaining("line 2: percent")
        .withMessageContaining("signed.factor is missing")
        .withMessageContaining("salt is missing");
  }
}
