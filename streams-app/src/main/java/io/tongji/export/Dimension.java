package io.tongji.export;

/** What kind of number a figure is, which decides unit and decimals. */
public enum Dimension {
  /** Money, or what the indicator counts. */
  AMOUNT,
  /** Growth, in per cent. */
  GROWTH,
  /** Completion of a target, in per cent. */
  COMPLETION,
  /** A part of a whole, in per cent. */
  SHARE,
  /** Difference of two rates, in percentage points (百分点). */
  POINTS,
  /** A number of units. */
  COUNT
}
