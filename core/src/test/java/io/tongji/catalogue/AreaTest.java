package io.tongji.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Official codes of 6, 9 and 12 digits name the same area; local codes are not shortened. */
final class AreaTest {

  @ParameterizedTest
  @CsvSource({
    "330483000000, 330483",
    "330483004000, 330483004",
    "330483000, 330483",
    "330483004, 330483004",
    "330483000123, 330483000123",
    "330483, 330483",
    "330000, 330000",
    "330483K01000, 330483K01000",
    "330483000000000, 330483000000000",
    "33048300, 33048300",
    "K01000, K01000",
  })
  void isShortenedByWholeLevelsOnly(String code, String shortest) {
    assertThat(Area.shortest(code)).isEqualTo(shortest);
  }
}
