package io.tongji.disclosure.microdata;

import io.tongji.rollup.Sums;

/** What is kept of a unit's contribution to a month. */
public enum Column {
  /** Cumulative from January. */
  YTD(Sums.YTD),
  /** The month alone. */
  MONTH(Sums.MONTH),
  /** In a quarter's last month: the quarter. */
  QUARTER(Sums.QUARTER),
  /** Base of the cumulative, as the unit restates it. */
  BASE_YTD(Sums.BASE_YTD),
  /** Base of the month. */
  BASE_MONTH(Sums.BASE_MONTH),
  /** Base of the quarter. */
  BASE_QUARTER(Sums.BASE_QUARTER),
  /** Of a unit without a return: its own cumulative of a year before. */
  OUTSTANDING(Sums.BASE_OUTSTANDING),
  /** Of a unit without a return: the cumulative from which its estimate is made. */
  AWAITED(Sums.AWAITED_BEFORE);

  private final int slot;

  Column(int slot) {
    this.slot = slot;
  }

  /** Its slot in {@link Sums}. */
  int slot() {
    return slot;
  }
}
