package io.tongji.editing;

import static io.tongji.editing.SoftCheck.SHARES;
import static io.tongji.editing.SoftCheck.query;

import io.tongji.returns.edits.SoftEdit;

/** Soft edits of one amount in relation to another; bounds are in ten-thousandths. */
final class RatioChecks {

  private RatioChecks() {}

  /**
   * S8: sales divided by output (产销率) lies beyond bounds, output being above 0.
   *
   * @param slot of sales
   */
  static SoftCheck salesRatio(int slot, long low, long high) {
    return (year, m) -> {
      Long sales = year.stated(m, slot);
      if (sales == null || !year.own().returned(m) || year.own().ytd(m) <= 0) {
        return null;
      }
      long output = year.own().ytd(m);
      boolean within = sales * SHARES >= low * output && sales * SHARES <= high * output;
      return within ? null : query(SoftEdit.SALES_RATIO, "sales_ytd", sales, output);
    };
  }

  /**
   * S9: the cumulative is more than a share of the one that the unit states on another form, that
   * being above 0.
   */
  static SoftCheck rdIntensity(long share) {
    return (year, m) -> {
      if (!year.own().returned(m) || !year.other().returned(m) || year.other().ytd(m) <= 0) {
        return null;
      }
      long value = year.own().ytd(m);
      long most = share * year.other().ytd(m);
      return value * SHARES > most
          ? query(SoftEdit.RD_INTENSITY, "ytd", value, most / SHARES)
          : null;
    };
  }

  /**
   * S10: investment since the start is more than a multiple of the plan.
   *
   * @param since slot of investment since the start
   * @param plan slot of the planned total
   */
  static SoftCheck overPlan(int since, int plan, long share) {
    return (year, m) -> {
      Long invested = year.stated(m, since);
      Long planned = year.stated(m, plan);
      boolean over = invested != null && planned != null && invested * SHARES > share * planned;
      return over ? query(SoftEdit.OVER_PLAN, "since_start", invested, planned) : null;
    };
  }
}
