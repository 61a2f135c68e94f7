package io.tongji.editing;

import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import org.jspecify.annotations.Nullable;

/**
 * S8: sales divided by output (产销率) lies within bounds, output being above 0.
 *
 * @param slot of sales
 * @param low lower bound in ten-thousandths
 * @param high upper bound in ten-thousandths
 */
record SalesByOutput(int slot, long low, long high) implements SoftCheck {

  private static final long SHARES = 10_000;

  @Override
  public SoftEdit edit() {
    return SoftEdit.SALES_RATIO;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    Long sales = year.stated(m, slot);
    if (sales == null || !year.own().returned(m) || year.own().ytd(m) <= 0) {
      return null;
    }
    long output = year.own().ytd(m);
    boolean within = sales * SHARES >= low * output && sales * SHARES <= high * output;
    return within ? null : query("sales_ytd", sales, output);
  }
}
