package io.tongji.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tongji.returns.Reason;
import io.tongji.returns.Rejection;
import io.tongji.returns.ReturnRules;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "52100|3|52100000",
        "-3.5|3|-3500",
        "+7|0|7",
        "1,234,567.89|4|12345678900",
        "'1,234'|3|1234000",
        "1234.5678|4|12345678",
        "0.0001|4|1",
        ".5|4|5000",
        "12.50|0|",
        "12.00|0|12",
        "0|8|0",
        "-0|3|0",
        "100000000000|2|10000000000000",
        "'\u3000 88 \u00a0'|4|880000",
        "\u221288|4|-880000"
      })
  void anAmountBecomesWholeCurrencyUnits(String cell, int exponent, Long expected) {
    if (expected == null) {
      assertThat(refusal(cell, exponent).reason()).isEqualTo(Reason.NOT_WHOLE);
    } else {
      assertThat(Amounts.read(cell, "ytd", exponent, ReturnRules.LARGEST)).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "约1200|NOT_A_NUMBER",
        "1.2E+07|NOT_A_NUMBER",
        "12万|NOT_A_NUMBER",
        "1,23|NOT_A_NUMBER",
        "12,34,567|NOT_A_NUMBER",
        "1.234,56|NOT_A_NUMBER",
        "1 234|NOT_A_NUMBER",
        "(88)|NOT_A_NUMBER",
        "5²|NOT_A_NUMBER",
        "--1|NOT_A_NUMBER",
        "1.|NOT_A_NUMBER",
        "99999999999999999999999999999999999999999|NOT_A_NUMBER",
        "0.00075|NOT_WHOLE",
        "1.00001|NOT_WHOLE",
        "1000000000.0001|AMOUNT_RANGE",
        "-1000000001|AMOUNT_RANGE"
      })
  void whatIsNoWholeAmountIsRefusedWithTheCellAsWritten(String cell, Reason expected) {
    assertThat(refusal(cell, 4)).isEqualTo(new Rejection(expected, "ytd", cell));
  }

  private static Rejection refusal(String cell, int exponent) {
    return catchThrowableOfType(
            BadCell.class, () -> Amounts.read(cell, "ytd", exponent, ReturnRules.LARGEST))
        .rejection();
  }
}
