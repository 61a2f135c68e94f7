package io.tongji.lint.text;

import io.tongji.period.Month;
import org.jspecify.annotations.Nullable;

/**
 * Of which period and area a figure is, by the words of its sentence.
 *
 * @param span kind of period
 * @param year that the text names; null: that of the text
 * @param number of the month or quarter; 0: as the text as a whole
 * @param area code; empty: that of the text; null: one that the catalogue does not have
 */
public record Scope(Span span, @Nullable Integer year, int number, @Nullable String area) {

  /** As the text as a whole. */
  static final Scope OF_THE_TEXT = new Scope(Span.TEXT, null, 0, "");

  private static final int DECEMBER = 12;

  /** Kinds of period. */
  public enum Span {
    /** That of the text, or if another year is named, all of that. */
    TEXT,
    /** From January to a month. */
    CUMULATIVE,
    /** The months of the text in another year. */
    SAME_MONTHS,
    /** A month alone; of number 0 the last one of the text. */
    MONTH,
    /** A quarter alone. */
    QUARTER
  }

  /** The same in another area. */
  public Scope in(@Nullable String other) {
    return new Scope(span, year, number, other);
  }

  /** The number of its last month; 0: it names none. */
  int monthNumber() {
    return span == Span.CUMULATIVE || span == Span.MONTH ? number : 0;
  }

  /** The last month, of a text that is about January to a month. */
  public Month month(Month about) {
    int in = year == null ? about.year() : year;
    return switch (span) {
      case TEXT -> in == about.year() ? about : Month.of(in, DECEMBER);
      case SAME_MONTHS -> Month.of(in, about.month());
      case CUMULATIVE, MONTH -> Month.of(in, number == 0 ? about.month() : number);
      case QUARTER -> Month.of(in, number * 3);
    };
  }
}
