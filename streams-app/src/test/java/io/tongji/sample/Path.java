package io.tongji.sample;

import io.tongji.sample.Firm.Life;

/** How a firm's year builds up: its cumulative amount at the end of each month. */
final class Path {
  private static final int[] SEASON = {82, 61, 104, 98, 99, 106, 95, 97, 105, 101, 108, 117};

  private Path() {}

  /**
   * The cumulative amounts of a year, by month; index 0 is not used.
   *
   * <p>The same firm, form and year always gives the same shape, so a figure restated next year is
   * the old path in proportion.
   */
  static long[] of(Form form, Firm firm, int year, long total) {
    long[] weights = weights(form, firm, year);
    long sum = 0;
    for (long weight : weights) {
      sum += weight;
    }
    long[] path = new long[13];
    long reached = 0;
    for (int month = 1; month <= 12; month++) {
      reached += weights[month];
      path[month] = total / form.granule * reached / sum * form.granule;
      path[month] += odd(form, firm, month, total - path[month]);
    }
    return path;
  }

  private static long[] weights(Form form, Firm firm, int year) {
    int first = firm.life().firstMonth(year);
    int last = firm.life() == Life.CLOSED_MAY_2023 && year == 2023 ? 5 : 12;
    long[] weights = new long[13];
    for (int month = first; month <= last; month++) {
      int noise = Dice.between(85, 115, form, firm.number(), year, month);
      weights[month] = form == Form.FDI ? 0 : (long) SEASON[month - 1] * noise;
    }
    if (form == Form.FDI) {
      letCapitalArrive(weights, firm, year);
    }
    return weights;
  }

  /**
   * Arrivals in up to six months of a year, none after September: the report's figure stood since
   * then.
   */
  private static void letCapitalArrive(long[] weights, Firm firm, int year) {
    for (int arrival = 0; arrival < 6; arrival++) {
      int month = Dice.between(1, 9, "arrival", firm.number(), year, arrival);
      weights[Math.max(month, firm.life().firstMonth(year))] += 1 + arrival;
    }
  }

  /** A few firms count to the last yuan within the year. */
  private static long odd(Form form, Firm firm, int month, long room) {
    boolean exact = Dice.oneIn(25, "odd", form, firm.number());
    return exact && room > form.granule
        ? Dice.below((int) form.granule, "odd", form, firm.number(), month)
        : 0;
  }
}
