package io.tongji.returns;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * H9: a column that cannot be below zero is not.
 *
 * @param slot of the column
 * @param column its name
 * @param scale amounts are counted in 10^-scale of their unit
 */
record AmountNotNegative(int slot, String column, int scale) implements HardEdit<Return> {

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    long amount = handedIn.figures().get(slot);
    return amount >= 0 ? null : new Rejection(Reason.NEGATIVE, column, shown(amount));
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  private String shown(long amount) {
    return BigDecimal.valueOf(amount, scale).stripTrailingZeros().toPlainString();
  }
}
