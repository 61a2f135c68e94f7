package io.tongji.oracle;

import io.tongji.period.Month;
import org.jspecify.annotations.Nullable;

/** What one unit has to say for one indicator; null is unknown. */
interface UnitSeries {

  /** True if there is a return for the month. */
  boolean hasReturn(Month month);

  /** From January to the month. */
  @Nullable Long ytd(Month month);

  /** The month alone. */
  @Nullable Long month(Month month);

  /** By how much the month derived exceeds the one given. */
  long carry(Month month);

  /** The quarter that ends in the month. */
  @Nullable Long quarter(Month lastMonth);
}
