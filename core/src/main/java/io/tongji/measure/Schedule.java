package io.tongji.measure;

import org.jspecify.annotations.Nullable;

/**
 * How much of a year's target should have been reached by the end of a month (序时进度).
 *
 * <p>Source: what offices call 序时进度, months that have passed over twelve. Last year's path in place
 * of the calendar is this project's own definition.
 */
public sealed interface Schedule {

  /** Months of a year. */
  int MONTHS = 12;

  /**
   * The part of the target that is due.
   *
   * @param month months of the year that have passed, 1 to 12
   */
  Ratio due(int month);

  /** The same amount each month: {@code month / 12}. */
  record AlongMonths() implements Schedule {
    @Override
    public Ratio due(int month) {
      if (month < 1 || month > MONTHS) {
        throw new IllegalArgumentException("not a month of the year: " + month);
      }
      return new Ratio.Known(Fraction.of(month, MONTHS));
    }
  }

  /**
   * The way that last year took: its cumulative to the same month in its total.
   *
   * @param cumulative last year's, January to the month; null: unknown
   * @param total last year's, whole year; null: unknown
   */
  record AlongLastYear(@Nullable Long cumulative, @Nullable Long total) implements Schedule {
    @Override
    public Ratio due(int month) {
      return month == MONTHS ? new Ratio.Known(Fraction.ONE) : Ratio.of(cumulative, total);
    }
  }
}
