package io.tongji.rollup;

import io.tongji.catalogue.Imputation;
import io.tongji.measure.Respondents;

/**
 * Slots of the sums on which a kind of estimate rests.
 *
 * @param respondents number of units; behind it what they report, and what they did before
 * @param received what units with a return reported before
 * @param missing number of units without one
 * @param start what these reported before
 * @param baseKnown how many of these reported a year before
 * @param base what these reported then
 */
record ImputationSlots(
    int respondents, int received, int missing, int start, int baseKnown, int base) {

  private static final ImputationSlots LAST_YEAR =
      new ImputationSlots(
          Sums.MATCHED_KNOWN,
          Sums.BASE_RECEIVED,
          Sums.OUTSTANDING,
          Sums.BASE_OUTSTANDING,
          Sums.OUTSTANDING,
          Sums.BASE_OUTSTANDING);
  private static final ImputationSlots PREVIOUS =
      new ImputationSlots(
          Sums.FOLLOWED_KNOWN,
          Sums.FOLLOWED_BEFORE,
          Sums.AWAITED,
          Sums.AWAITED_BEFORE,
          Sums.AWAITED_BASE_KNOWN,
          Sums.AWAITED_BASE);

  /** The slots that a rule of imputation reads, by its method. */
  static ImputationSlots of(Imputation rule) {
    return rule.kind() == Imputation.Method.PREVIOUS ? PREVIOUS : LAST_YEAR;
  }

  /** True if a change of contributions can change an estimate. */
  boolean concern(long[] change) {
    return change[received] != 0
        || concernMissing(change)
        || !respondents(change).equals(Respondents.NONE);
  }

  /** True if the units that have not reported have changed, or their number. */
  boolean concernMissing(long[] change) {
    return change[missing] != 0
        || change[start] != 0
        || change[baseKnown] != 0
        || change[base] != 0;
  }

  /** By how much the units change that a ratio rests on. */
  Respondents respondents(long[] change) {
    return new Respondents(change[respondents], change[respondents + 1], change[respondents + 2]);
  }
}
