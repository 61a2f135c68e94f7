package io.tongji.returns;

import org.jspecify.annotations.Nullable;

/**
 * H9: a column that cannot be below zero is not.
 *
 * @param slot of the column
 * @param column its name
 */
record AmountNotNegative(int slot, String column) implements HardEdit {

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    long amount = handedIn.figures().get(slot);
    return amount >= 0 ? null : new Rejection(Reason.NEGATIVE, column, Long.toString(amount));
  }
}
