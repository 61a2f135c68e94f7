package io.tongji.returns.edits;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes of GB 32100-2015: the standard's example, real and synthetic codes, and every slip. */
class CreditCodeTest {

  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "91350100M000100Y43",
        "91512081MA62K0260E",
        "91330483000000019W",
        "91330483000000027P",
        "91330483000000035J",
        "91330483MA0000015K",
        "91330483MA0000023E",
        "91330483X000000196",
        "91330483MA00001700"
      })
  void acceptsValidCodes(String code) {
    assertThat(CreditCode.check(code)).isEmpty();
  }

  /** Sum of the first 17 values, each times 3^(i-1) mod 31, and the character that follows. */
  @ParameterizedTest
  @CsvSource({
    "91350100M000100Y4, 1640, 3",
    "91512081MA62K0260, 1505, E",
    "91330483000000019, 685, W",
    "91330483000000027, 659, P",
    "91330483000000035, 633, J",
    "91330483MA0000015, 1283, K",
    "91330483MA0000023, 1257, E",
    "91330483X00000019, 1265, 6"
  })
  void theCheckCharacterFollowsFromTheWeightedSum(String head, int sum, char check) {
    int[] weights = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    int weighted = 0;
    for (int at = 0; at < weights.length; at++) {
      weighted += ALPHABET.indexOf(head.charAt(at)) * weights[at];
    }
    assertThat(weighted).isEqualTo(sum);
    assertThat(ALPHABET.chars().filter(last -> CreditCode.check(head + (char) last).isEmpty()))
        .containsExactly((int) check)
        .containsExactly((int) ALPHABET.charAt((31 - sum % 31) % 31));
  }

  @ParameterizedTest
  @CsvSource({
    "91350100M000100Y4Z, BAD_UNIT_ID",
    "91350100M000100Y4, BAD_UNIT_ID",
    "91350100M000100Y433, BAD_UNIT_ID",
    "'', BAD_UNIT_ID",
    "91350100m000100y43, BAD_UNIT_ID",
    "9135O100M000100Y43, BAD_UNIT_ID",
    "９1350100M000100Y43, BAD_UNIT_ID",
    "91350100M000100Y44, CHECK_DIGIT"
  })
  void saysWhatIsWrong(String code, RejectionReason reason) {
    assertThat(CreditCode.check(code)).contains(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"91350100M000100Y43", "91330483MA00001700"})
  void detectsEverySubstitution(String code) {
    for (int at = 0; at < code.length(); at++) {
      for (char other : ALPHABET.toCharArray()) {
        String wrong = code.substring(0, at) + other + code.substring(at + 1);
        assertThat(CreditCode.check(wrong).isEmpty()).as(wrong).isEqualTo(wrong.equals(code));
      }
    }
  }

  /** First and last place have the same weight, so only their exchange goes unseen. */
  @ParameterizedTest
  @ValueSource(strings = {"91350100M000100Y43", "91512081MA62K0260E", "91330483MA00001700"})
  void detectsEveryTranspositionButOfTheFirstAndLastPlace(String code) {
    for (int one = 0; one < code.length(); one++) {
      for (int other = one + 1; other < code.length(); other++) {
        boolean unseen =
            code.charAt(one) == code.charAt(other) || (one == 0 && other == code.length() - 1);
        assertThat(CreditCode.check(swap(code, one, other)).isEmpty())
            .as("%s, %d and %d exchanged", code, one, other)
            .isEqualTo(unseen);
      }
    }
  }

  private static String swap(String code, int one, int other) {
    char[] characters = code.toCharArray();
    characters[one] = code.charAt(other);
    characters[other] = code.charAt(one);
    return String.valueOf(characters);
  }
}
