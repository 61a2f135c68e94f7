package io.tongji.lint.text;

import io.tongji.catalogue.Indicator;
import io.tongji.measure.GrowthWording.WordsKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a text states growth on the year before.
 *
 * @param kind of words
 * @param percent below zero for a fall, known to its last digit: of 1.4倍 it is 1.4E+2, of 持平 0 with
 *     its indicator's decimals; null where the words state no rate
 * @param words as they stand
 */
public record StatedGrowth(WordsKind kind, @Nullable BigDecimal percent, String words) {

  /** As stated of an indicator: 持平 is a rate that rounds to 0 with the indicator's decimals. */
  StatedGrowth of(Indicator indicator) {
    return kind == WordsKind.FLAT
        ? new StatedGrowth(kind, BigDecimal.valueOf(0, indicator.display().rateDecimals()), words)
        : this;
  }

  /** Whether it is printed as a rate in per cent. */
  public boolean inPerCent() {
    return kind == WordsKind.UP || kind == WordsKind.DOWN;
  }

  /** A rate with its sign; where the text has none, its words. */
  public String printed() {
    return percent != null && inPerCent() ? percent.toPlainString() + "%" : words;
  }

  /** The same in a sentence of another language. */
  public String quoted() {
    return printed().equals(words) ? '"' + words + '"' : printed();
  }
}
