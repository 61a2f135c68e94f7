package io.tongji.editing;

import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import org.jspecify.annotations.Nullable;

/**
 * S10: investment since the start is no more than a multiple of the plan.
 *
 * @param since slot of investment since the start
 * @param plan slot of the planned total
 * @param share in ten-thousandths
 */
record WithinPlan(int since, int plan, long share) implements SoftCheck {

  private static final long SHARES = 10_000;

  @Override
  public SoftEdit edit() {
    return SoftEdit.OVER_PLAN;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    Long invested = year.stated(m, since);
    Long planned = year.stated(m, plan);
    boolean over = invested != null && planned != null && invested * SHARES > share * planned;
    return over ? query("since_start", invested, planned) : null;
  }
}
