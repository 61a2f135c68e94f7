package io.tongji.returns;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * H9: an amount is not so large that sums would not be exact.
 *
 * @param slot of the column
 * @param column its name
 */
record AmountInRange(int slot, String column) implements HardEdit<Return> {

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    long amount = handedIn.figures().get(slot);
    return amount > ReturnRules.LARGEST || amount < -ReturnRules.LARGEST
        ? new Rejection(Reason.AMOUNT_RANGE, column, Long.toString(amount))
        : null;
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public boolean ofWithdrawals() {
    return true;
  }
}
