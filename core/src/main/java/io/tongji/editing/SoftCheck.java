package io.tongji.editing;

import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.SoftEdit;
import org.jspecify.annotations.Nullable;

/**
 * A soft edit (核实性审核) with its numbers: what it asks depends on the unit's final state alone. What
 * it asks about a month depends on returns for that month and earlier ones of the same year, on the
 * form or the one compared with it, and for the same months of the year before: {@link Questions}
 * looks at no others when one changes.
 */
@FunctionalInterface
interface SoftCheck {

  /** Shares are counted in ten-thousandths. */
  long SHARES = 10_000;

  /** The query about a month (0 to 11) that has a return, without its weight; null: none. */
  @Nullable Query ask(UnitYear year, int m);

  /** A query with a value and what was to be expected. */
  static Query query(SoftEdit edit, String field, @Nullable Long value, @Nullable Long expected) {
    return new Query(edit, field, value, expected, Query.Rank.NONE);
  }
}
