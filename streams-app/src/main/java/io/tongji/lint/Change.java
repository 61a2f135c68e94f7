package io.tongji.lint;

import io.tongji.measure.GrowthWording.Kind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How a text tells growth on the year before.
 *
 * @param kind of words
 * @param percent below zero for a fall, known to its last digit: of 1.4倍 it is 1.4E+2, of 持平 0.0;
 *     null where the words tell no rate
 * @param words as they stand
 */
record Change(Kind kind, @Nullable BigDecimal percent, String words) {

  /** Whether it is printed as a rate in per cent. */
  boolean inPerCent() {
    return kind == Kind.UP || kind == Kind.DOWN;
  }

  /** A rate with its sign; where the text has none, its words. */
  String printed() {
    return percent != null && inPerCent() ? percent.toPlainString() + "%" : words;
  }
}
