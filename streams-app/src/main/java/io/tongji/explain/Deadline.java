package io.tongji.explain;

import io.tongji.period.Month;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Until when returns for a month are in time: to the end of a day of the month behind it.
 *
 * @param day of that month, 1 to 28
 * @param zone in which the day ends
 */
public record Deadline(int day, ZoneId zone) {

  /** True if what was handed in then is late. */
  boolean missedBy(Month month, Instant handedIn) {
    Month next = month.plus(1);
    Instant end =
        LocalDate.of(next.year(), next.month(), day).plusDays(1).atStartOfDay(zone).toInstant();
    return !handedIn.isBefore(end);
  }
}
