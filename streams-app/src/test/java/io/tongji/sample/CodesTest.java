package io.tongji.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodesTest {

  /**
   * Positions 9 to 17 of codes that are valid; the last two by hand, for the two ends of the rule.
   */
  @ParameterizedTest(name = "{0}{1}")
  @CsvSource({
    "M000100Y, 4",
    "MA62K026, 0",
    "00000001, 9",
    "00000002, 7",
    "00000003, 5",
    "MA000001, 5",
    "MA000002, 3",
    "X0000001, 9",
    "00000006, X",
    "00000000, 0"
  })
  void theInnerCheckIsThatOfTheOrganisationCode(String organisation, char check) {
    assertThat(Codes.innerCheck(organisation)).isEqualTo(check);
  }
}
