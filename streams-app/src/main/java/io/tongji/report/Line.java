package io.tongji.report;

import io.tongji.measure.GrowthWording.Words;
import org.jspecify.annotations.Nullable;

/**
 * What the paragraph says about one indicator, in printed digits.
 *
 * @param name in the language of the paragraph
 * @param amount with its unit; null: not known
 * @param growth in words
 * @param completion of the target, in per cent with its sign; null: no target
 * @param estimated what of it rests on estimates of units that have not reported
 * @param confidential whether the amount is withheld, since a respondent could be inferred from it
 */
record Line(
    String name,
    @Nullable String amount,
    Words growth,
    @Nullable String completion,
    Estimated estimated,
    boolean confidential) {

  /** What is marked as estimated: the first of what is printed that is. */
  enum Estimated {
    /** All is as reported. */
    NOTHING,
    /** The amount, with growth and completion. */
    AMOUNT,
    /** The growth alone: the figure of a year before. */
    GROWTH
  }

  /** Whether there is something to say of it. */
  boolean isKnown() {
    return amount != null || confidential;
  }

  /**
   * Whether it can be listed together with others (分别): all is there but perhaps a target, and
   * nothing needs a mark.
   */
  boolean isWhole() {
    return amount != null && growth.kind().tellsChange() && estimated == Estimated.NOTHING;
  }
}
