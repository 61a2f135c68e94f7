package io.tongji.catalogue;

import java.util.Locale;

/** How much of a year's target is due by when (序时进度). */
public enum ScheduleKind {
  /** A twelfth in each month. */
  MONTHS,
  /** What last year had reached of its total by the same month. */
  LAST_YEAR;

  /** The word in the catalogue: {@code months}, {@code last_year}. */
  static ScheduleKind ofCode(String code) {
    for (ScheduleKind kind : values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(code)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("is neither months nor last_year");
  }
}
