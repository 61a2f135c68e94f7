package io.tongji.oracle;

import io.tongji.returns.Return;
import org.jspecify.annotations.Nullable;

/** Amounts of a return by the name of their column. */
final class Amounts {

  private Amounts() {}

  /** The amount stated, or null: empty is missing, not zero. */
  static @Nullable Long of(Return handedIn, String column) {
    int slot = handedIn.form().slot(column);
    return slot >= 0 && handedIn.figures().has(slot) ? handedIn.figures().get(slot) : null;
  }

  /** Null if neither is known; else their sum, what is unknown counting nothing. */
  static @Nullable Long add(@Nullable Long some, @Nullable Long more) {
    if (some == null || more == null) {
      return some == null ? more : some;
    }
    return some + more;
  }
}
