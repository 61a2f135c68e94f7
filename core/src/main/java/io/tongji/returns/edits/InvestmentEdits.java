package io.tongji.returns.edits;

import io.tongji.catalogue.form.AmountColumn;
import io.tongji.catalogue.form.Form;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;

/** Hard edits of the investment form. */
final class InvestmentEdits {

  private static final int COMPONENTS = 4;

  private InvestmentEdits() {}

  /**
   * H7: if one of the four components is given, they add up to the cumulative; empty ones are 0.
   *
   * @param prior empty, or {@code prior_} for the year before
   */
  static HardEdit<Return> componentsAddUp(String prior) {
    int total = Form.INVESTMENT.slot(prior + "ytd");
    return HardEdit.ofStanding(
        handedIn -> {
          ReturnAmounts figures = handedIn.figures();
          long sum = 0;
          boolean given = false;
          for (int slot = total + 1; slot <= total + COMPONENTS; slot++) {
            sum += figures.get(slot);
            given |= figures.has(slot);
          }
          if (!given || (figures.has(total) && sum == figures.get(total))) {
            return null;
          }
          String stated = figures.has(total) ? Long.toString(figures.get(total)) : "";
          return new Rejection(RejectionReason.COMPONENTS, prior + "ytd", stated);
        },
        columns(total));
  }

  /** The cumulative and its components, which follow it. */
  private static String[] columns(int total) {
    return Form.INVESTMENT.amounts().subList(total, total + COMPONENTS + 1).stream()
        .map(AmountColumn::name)
        .toArray(String[]::new);
  }

  /**
   * H8: the plan of a project is not below the size from which projects report.
   *
   * @param slot of the planned total
   * @param least in whole yuan
   */
  static HardEdit<Return> planLargeEnough(int slot, long least) {
    return HardEdit.ofStanding(
        handedIn -> {
          ReturnAmounts figures = handedIn.figures();
          return !figures.has(slot) || figures.get(slot) >= least
              ? null
              : new Rejection(
                  RejectionReason.SMALL_PLAN, "plan_total", Long.toString(figures.get(slot)));
        },
        "plan_total");
  }
}
