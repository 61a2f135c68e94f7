package io.tongji.sample;

import java.time.YearMonth;

/** The rounds in which clerks feed files, in order; each form has at most one file a round. */
enum Phase {
  REPORTED_2022("2022", 2022, false),
  CORRECTED_2022("2022-corrections", 2022, true),
  FIRST_HALF_2023("2023h1", 2023, false),
  SECOND_HALF_2023("2023h2", 2023, false),
  CORRECTED_2023("2023-corrections", 2023, true),
  RESENT("2023-resent", 2023, true),
  /** What arrives when the year has been released. */
  AFTER_RELEASE("2023-late", 2023, true);

  /** End of the file name. */
  final String suffix;

  /** Year of the printed form. */
  final int year;

  /** True if the file brings late, corrected or repeated returns. */
  final boolean after;

  Phase(String suffix, int year, boolean after) {
    this.suffix = suffix;
    this.year = year;
    this.after = after;
  }

  /** The round in which a punctual return arrives. */
  static Phase punctual(YearMonth period) {
    if (period.getYear() == 2022) {
      return REPORTED_2022;
    }
    return period.getMonthValue() <= 6 ? FIRST_HALF_2023 : SECOND_HALF_2023;
  }

  /** The round in which corrections of a period arrive. */
  static Phase correction(YearMonth period) {
    return period.getYear() == 2022 ? CORRECTED_2022 : CORRECTED_2023;
  }
}
