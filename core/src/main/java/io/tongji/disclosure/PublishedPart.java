package io.tongji.disclosure;

/** A part of an aggregate that is published or withheld. */
public enum PublishedPart {
  /** The cumulative of a month, with all that hangs on it; the total of a quarter or year. */
  AMOUNT,
  /** The month alone. */
  MONTH,
  /** Growth of the cumulative, or of a quarter or year, by the indicator's base. */
  GROWTH,
  /** Growth of it by last year's total as first released. */
  NOMINAL_GROWTH,
  /** Growth of the month alone by the indicator's base. */
  MONTH_GROWTH,
  /** Growth of the month alone by last year's total as first released. */
  NOMINAL_MONTH_GROWTH,
  /** Growth of the month on the month before. */
  MONTH_ON_MONTH,
  /** Target, completion, schedule gap and what is made of them. */
  TARGET,
  /** Units expected and reported. */
  UNITS,
  /** Coverage rate, units weighing what they were a year before. */
  COVERAGE
}
