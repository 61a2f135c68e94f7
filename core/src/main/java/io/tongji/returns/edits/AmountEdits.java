package io.tongji.returns.edits;

import io.tongji.catalogue.form.Form;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import java.math.BigDecimal;
import java.util.List;

/** Hard edits of amounts. */
final class AmountEdits {

  private AmountEdits() {}

  /** H9: the amount of a column is not so large that sums would not be exact. */
  static HardEdit<Return> inRange(int slot, String column) {
    return HardEdit.ofAll(
        handedIn -> {
          long amount = handedIn.figures().get(slot);
          return amount > ReturnEdits.LARGEST || amount < -ReturnEdits.LARGEST
              ? new Rejection(RejectionReason.AMOUNT_RANGE, column, Long.toString(amount))
              : null;
        },
        column);
  }

  /**
   * H9: the amount of a column that cannot be below zero is not.
   *
   * @param scale amounts are counted in 10^-scale of their unit
   */
  static HardEdit<Return> notNegative(int slot, String column, int scale) {
    return HardEdit.ofStanding(
        handedIn -> {
          long amount = handedIn.figures().get(slot);
          return amount >= 0
              ? null
              : new Rejection(RejectionReason.NEGATIVE, column, shown(amount, scale));
        },
        column);
  }

  private static String shown(long amount, int scale) {
    return BigDecimal.valueOf(amount, scale).stripTrailingZeros().toPlainString();
  }

  /**
   * A return states its month or its cumulative.
   *
   * @param month slot of the month, negative if the form has none
   */
  static HardEdit<Return> stated(int month) {
    return HardEdit.ofStanding(
        handedIn -> {
          ReturnAmounts figures = handedIn.figures();
          return figures.has(Form.YTD) || (month >= 0 && figures.has(month))
              ? null
              : new Rejection(RejectionReason.NO_AMOUNT, "ytd", "");
        },
        "ytd",
        "month");
  }

  /**
   * H6 and the second half of H7: parts are no more than the whole that they belong to, where both
   * are given.
   *
   * @param reason of the refusal
   * @param whole slot of the whole
   * @param parts slots of the parts
   * @param columns the part that is named, the other parts, and the whole
   */
  static HardEdit<Return> partWithinWhole(
      RejectionReason reason, int whole, int[] parts, List<String> columns) {
    return HardEdit.ofStanding(
        handedIn -> {
          ReturnAmounts figures = handedIn.figures();
          long sum = 0;
          boolean given = false;
          for (int part : parts) {
            sum += figures.get(part);
            given |= figures.has(part);
          }
          return !given || !figures.has(whole) || sum <= figures.get(whole)
              ? null
              : new Rejection(reason, columns.get(0), Long.toString(sum));
        },
        columns.toArray(String[]::new));
  }
}
