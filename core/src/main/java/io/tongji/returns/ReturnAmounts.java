package io.tongji.returns;

import io.tongji.catalogue.form.Form;
import java.util.Arrays;

/** The amounts of one return, by slot of its form; a slot may be empty, which is not zero. */
public final class ReturnAmounts {

  private final long[] amounts;
  private int given;

  /** No amounts yet. */
  public ReturnAmounts(Form form) {
    amounts = new long[form.amounts().size()];
  }

  /** States an amount, in whole yuan or US dollars. */
  public ReturnAmounts put(int slot, long amount) {
    amounts[slot] = amount;
    given |= 1 << slot;
    return this;
  }

  /** True if the slot holds an amount. */
  public boolean has(int slot) {
    return (given & 1 << slot) != 0;
  }

  /** The amount; 0 if none is given. */
  public long get(int slot) {
    return amounts[slot];
  }

  int given() {
    return given;
  }

  /** Bytes that the widest amount needs, 4 to 8. */
  int width() {
    int width = Packed.NARROWEST;
    for (long amount : amounts) {
      width = Math.max(width, Packed.width(amount));
    }
    return width;
  }

  boolean sameAs(ReturnAmounts other) {
    return given == other.given && Arrays.equals(amounts, other.amounts);
  }
}
