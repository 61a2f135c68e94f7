package io.tongji.report;

import io.tongji.measure.GrowthWording.Words;
import org.jspecify.annotations.Nullable;

/**
 * What the paragraph tells of one indicator, in printed digits.
 *
 * @param name in the language of the paragraph
 * @param amount with its unit; null: not known
 * @param growth in words
 * @param completion of the target, in per cent with its sign; null: no target
 */
record Line(String name, @Nullable String amount, Words growth, @Nullable String completion) {

  /** Whether it can be told together with others (分别): all is there but perhaps a target. */
  boolean isWhole() {
    return amount != null && growth.kind().tellsChange();
  }
}
