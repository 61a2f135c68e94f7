package io.tongji.returns;

import io.tongji.catalogue.AmountColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * H9: no amount is so large that sums would not be exact.
 *
 * @param columns of the form
 */
record AmountsInRange(List<AmountColumn> columns) implements HardEdit {

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    for (int slot = 0; slot < columns.size(); slot++) {
      long amount = handedIn.figures().get(slot);
      if (amount > ReturnRules.LARGEST || amount < -ReturnRules.LARGEST) {
        return new Rejection(Reason.AMOUNT_RANGE, columns.get(slot).name(), Long.toString(amount));
      }
    }
    return null;
  }

  @Override
  public boolean ofWithdrawals() {
    return true;
  }
}
