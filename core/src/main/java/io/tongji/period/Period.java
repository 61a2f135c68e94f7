package io.tongji.period;

/**
 * One period of a series, as SDMX's TIME_PERIOD prints it.
 *
 * @param frequency month, quarter or year
 * @param index periods since the first one of year 0
 */
public record Period(Frequency frequency, int index) implements Comparable<Period> {

  /** The calendar year. */
  public int year() {
    return index / frequency.perYear();
  }

  /** The number within the year, from 1. */
  public int number() {
    return index % frequency.perYear() + 1;
  }

  /** The same period of the year after. */
  public Period yearAfter() {
    return new Period(frequency, index + frequency.perYear());
  }

  /** The same period of the year before. */
  public Period yearBefore() {
    return new Period(frequency, index - frequency.perYear());
  }

  /** The last month of the period. */
  public Month lastMonth() {
    int months = Frequency.MONTH.perYear() / frequency.perYear();
    return new Month(index * months + months - 1);
  }

  /** The first month of the period. */
  public Month firstMonth() {
    return lastMonth().plus(1 - Frequency.MONTH.perYear() / frequency.perYear());
  }

  /** Reads {@code 2023-12}, {@code 2023-Q4} or {@code 2023}. */
  public static Period parse(String text) {
    if (text.length() == 4) {
      return new Period(Frequency.YEAR, Month.parse(text + "-01").year());
    }
    if (text.length() == 7 && text.startsWith("-Q", 4)) {
      int quarter = text.charAt(6) - '0';
      if (quarter < 1 || quarter > 4) {
        throw new IllegalArgumentException("not a quarter (YYYY-Qn): " + text);
      }
      return new Period(
          Frequency.QUARTER, Month.parse(text.substring(0, 4) + "-01").year() * 4 + quarter - 1);
    }
    return Month.parse(text).period();
  }

  @Override
  public int compareTo(Period other) {
    int byEnd = lastMonth().compareTo(other.lastMonth());
    return byEnd != 0 ? byEnd : frequency.compareTo(other.frequency);
  }

  @Override
  public String toString() {
    return switch (frequency) {
      case MONTH -> new Month(index).toString();
      case QUARTER -> year() + "-Q" + number();
      case YEAR -> Integer.toString(year());
    };
  }
}
