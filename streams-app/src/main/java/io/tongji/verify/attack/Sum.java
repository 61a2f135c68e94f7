package io.tongji.verify.attack;

/** What is summed over the units of a cell. */
enum Sum {
  /** The cumulative. */
  YTD,
  /** The month alone. */
  MONTH,
  /** The quarter that ends with the month. */
  QUARTER,
  /** Units with a return. */
  UNITS,
  /** Restated bases of the cumulative, of the month and of the quarter. */
  BASE_YTD,
  BASE_MONTH,
  BASE_QUARTER,
  /** Cumulatives of a year before, of the units expected, and of those of them with a return. */
  BASE_EXPECTED,
  BASE_RECEIVED
}
