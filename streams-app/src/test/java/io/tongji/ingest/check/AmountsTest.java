package io.tongji.ingest.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.RejectionReason;
import io.tongji.returns.edits.Rejections;
import io.tongji.returns.edits.ReturnEdits;
import java.util.List;
import org.junit.jupiter.api.Test;
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
      assertThat(refusal(cell, exponent).reason()).isEqualTo(RejectionReason.NOT_WHOLE);
    } else {
      Rejections wrong = new Rejections();
      assertThat(in(exponent).read(cell, "ytd", wrong)).isEqualTo(expected);
      assertThat(wrong.isEmpty()).isTrue();
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
  void whatIsNoWholeAmountIsRefusedWithTheCellAsWritten(String cell, RejectionReason expected) {
    assertThat(refusal(cell, 4)).isEqualTo(new Rejection(expected, "ytd", cell));
  }

  /** A unit that could not be read is another cell's fault; a word is no number in any unit. */
  @Test
  void withoutAUnitNothingIsAskedButThatItIsANumber() {
    Rejections wrong = new Rejections();
    for (String number : List.of("0", "7", "0.00075", "-1,234.5", "9".repeat(40))) {
      assertThat(Amounts.OF_NO_UNIT.read(number, "ytd", wrong)).isZero();
    }
    assertThat(wrong.isEmpty()).isTrue();
    assertThat(Amounts.OF_NO_UNIT.read("七", "ytd", wrong)).isZero();
    assertThat(wrong.list())
        .containsExactly(new Rejection(RejectionReason.NOT_A_NUMBER, "ytd", "七"));
  }

  private static Rejection refusal(String cell, int exponent) {
    Rejections wrong = new Rejections();
    assertThat(in(exponent).read(cell, "ytd", wrong)).isZero();
    assertThat(wrong.list()).hasSize(1);
    return wrong.list().get(0);
  }

  private static Amounts in(int exponent) {
    return new Amounts(exponent, ReturnEdits.LARGEST);
  }
}
