package io.tongji.log.records;

import io.tongji.period.Month;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Texts and numbers of records that may be wrong: the hard edits judge them, not the mapping. */
final class Texts {

  private Texts() {}

  /** The month of a text, or null if it is none. */
  static @Nullable Month month(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Month.parse(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The month of a day YYYY-MM-DD, or null if the text is none. */
  static @Nullable Month monthOfDay(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      LocalDate day = LocalDate.parse(text);
      return Month.of(day.getYear(), day.getMonthValue());
    } catch (DateTimeParseException | IllegalArgumentException e) {
      return null;
    }
  }

  /** A revision's number: 0 if absent, -1 if below 1. */
  static int number(@Nullable Integer given) {
    return given == null ? 0 : given < 1 ? -1 : given;
  }
}
