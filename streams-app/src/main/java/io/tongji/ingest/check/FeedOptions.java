package io.tongji.ingest.check;

import io.tongji.failure.Failure;
import io.tongji.ingest.workbook.WorkbookBounds;
import io.tongji.period.Month;
import java.nio.charset.Charset;
import java.time.Clock;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What the user says of files beyond what they say themselves.
 *
 * @param unit of amounts, e.g. 元; empty: the form's
 * @param period of all rows; empty: as each row says
 * @param charset of the files; empty: found out
 * @param ignoreUnknownColumns true if columns that the form does not have, or that have no heading,
 *     are passed over
 * @param clock by which a row would be sent: no later period can be reported
 * @param bounds of what the files may hold
 * @param scope the units that may be fed; empty: all
 */
public record FeedOptions(
    Optional<String> unit,
    Optional<Month> period,
    Optional<Charset> charset,
    boolean ignoreUnknownColumns,
    Clock clock,
    WorkbookBounds bounds,
    Optional<FeedScope> scope) {

  /** Nothing said. */
  public static final FeedOptions NONE =
      new FeedOptions(Optional.empty(), Optional.empty(), Optional.empty(), false);

  /** To be sent by the clock of this machine. */
  public FeedOptions(
      Optional<String> unit,
      Optional<Month> period,
      Optional<Charset> charset,
      boolean ignoreUnknownColumns) {
    this(unit, period, charset, ignoreUnknownColumns, Clock.systemUTC());
  }

  /** All that can be held may be in the files, and all units may be fed. */
  public FeedOptions(
      Optional<String> unit,
      Optional<Month> period,
      Optional<Charset> charset,
      boolean ignoreUnknownColumns,
      Clock clock) {
    this(
        unit,
        period,
        charset,
        ignoreUnknownColumns,
        clock,
        WorkbookBounds.WIDEST,
        Optional.empty());
  }

  /** The same within narrower bounds, and for some units only. */
  public FeedOptions within(WorkbookBounds narrower, Optional<FeedScope> units) {
    return new FeedOptions(unit, period, charset, ignoreUnknownColumns, clock, narrower, units);
  }

  /** The columns that need not be in the files. */
  Set<String> columns() {
    Set<String> columns = new HashSet<>();
    unit.ifPresent(given -> columns.add("unit"));
    period.ifPresent(given -> columns.add("period"));
    return columns;
  }

  void refuseUnit(String form) {
    unit.ifPresent(given -> refuse("--unit " + given, form, "amounts"));
  }

  void refusePeriod(String form) {
    period.ifPresent(given -> refuse("--period " + given, form, "column period"));
  }

  private static void refuse(String option, String form, String what) {
    throw Failure.setting(
        option + " does not fit the form " + form + ", which has no " + what, "leave it out");
  }
}
