package io.tongji.figures;

/** How many digits are shown. */
public enum Detail {
  /** In the publishing unit and with the decimals of the catalogue. */
  PUBLISHED,
  /** Amounts in whole currency units, rates in per cent with six decimals. */
  EXACT;

  /** Decimals of rates in exact tables. */
  static final int EXACT_RATE_DECIMALS = 6;
}
