package io.tongji.returns.edits;

import io.tongji.period.Month;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.ConcurrentHashMap;

/** When months begin in a time zone, in milliseconds since 1970; each is worked out once. */
public final class MonthStarts {

  private final ZoneId zone;
  private final ConcurrentHashMap<Month, Long> starts = new ConcurrentHashMap<>();

  /** Starts of months by the clocks of a zone. */
  public MonthStarts(ZoneId zone) {
    this.zone = zone;
  }

  /** The first instant of a month. */
  public long of(Month month) {
    Long known = starts.get(month);
    return known != null ? known : starts.computeIfAbsent(month, start -> dayAfter(start, 0));
  }

  /** The first instant after a day of a month, 0 being the last day before it. */
  public long dayAfter(Month month, int day) {
    return LocalDate.of(month.year(), month.month(), 1)
        .plusDays(day)
        .atStartOfDay(zone)
        .toInstant()
        .toEpochMilli();
  }
}
