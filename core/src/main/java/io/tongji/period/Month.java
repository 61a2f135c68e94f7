package io.tongji.period;

/**
 * A calendar month, a label without a time zone.
 *
 * @param index months since January of year 0
 */
public record Month(int index) implements Comparable<Month> {

  /** First year that what is handed in may name. */
  public static final int FIRST_YEAR = 1900;

  /** Last year that what is handed in may name; figures of later ones follow from it. */
  public static final int LAST_YEAR = 2999;

  private static final int MONTHS = 12;

  /**
   * The month of a year: more years than may be handed in, since a return has bases in the year
   * after, and a unit leaves the register the month after its last.
   *
   * @param year 1000 to 9999
   * @param month 1 to 12
   */
  public static Month of(int year, int month) {
    if (year < 1000 || year > 9999 || month < 1 || month > MONTHS) {
      throw new IllegalArgumentException("not a month: " + year + "-" + month);
    }
    return new Month(year * MONTHS + month - 1);
  }

  /** Reads {@code YYYY-MM}; anything else is an {@link IllegalArgumentException}. */
  public static Month parse(String text) {
    if (text.length() != 7 || text.charAt(4) != '-') {
      throw new IllegalArgumentException("not a month (YYYY-MM): " + text);
    }
    return of(digits(text, 0, 4), digits(text, 5, 7));
  }

  private static int digits(String text, int from, int to) {
    int value = 0;
    for (int at = from; at < to; at++) {
      char digit = text.charAt(at);
      if (digit < '0' || digit > '9') {
        throw new IllegalArgumentException("not a month (YYYY-MM): " + text);
      }
      value = value * 10 + digit - '0';
    }
    return value;
  }

  /** The calendar year. */
  public int year() {
    return index / MONTHS;
  }

  /** The month of the year, 1 to 12. */
  public int month() {
    return index % MONTHS + 1;
  }

  /** True for a month that may be handed in: {@link #FIRST_YEAR} to {@link #LAST_YEAR}. */
  public boolean mayBeHandedIn() {
    return year() >= FIRST_YEAR && year() <= LAST_YEAR;
  }

  /** The quarter that the month lies in. */
  public Period quarter() {
    return new Period(Frequency.QUARTER, index / 3);
  }

  /** True for March, June, September and December. */
  public boolean endsQuarter() {
    return index % 3 == 2;
  }

  /** This month as a period of a series. */
  public Period period() {
    return new Period(Frequency.MONTH, index);
  }

  /** The month so many months later, or earlier if negative. */
  public Month plus(int months) {
    return new Month(index + months);
  }

  @Override
  public int compareTo(Month other) {
    return Integer.compare(index, other.index);
  }

  /** {@code YYYY-MM}. */
  @Override
  public String toString() {
    int month = month();
    return year() + (month < 10 ? "-0" : "-") + month;
  }
}
