package io.tongji.returns;

import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All returns of one unit on one form: of each period the revision in force. */
public final class ReturnLedger {

  private static final YearOfReturns[] NONE = {};

  /** In order. A unit has few, so they are looked for one by one. */
  private YearOfReturns[] years = NONE;

  private final @Nullable EventLedger events;
  private int periods;

  /** An empty ledger. */
  public ReturnLedger(Form form) {
    events = form == Form.EVENT ? new EventLedger() : null;
  }

  /** The verdict of the rule of revisions on a return that breaks no hard edit; changes nothing. */
  public Verdict judge(Return handedIn) {
    if (events != null) {
      return events.judge(handedIn);
    }
    Month period = Objects.requireNonNull(handedIn.period());
    YearOfReturns year = year(period.year());
    if (year == null) {
      return Verdict.ACCEPTED;
    }
    int month = period.month() - 1;
    int inForce = year.revision(month);
    return Verdict.of(inForce, handedIn.revision(), inForce > 0 && year.holds(month, handedIn));
  }

  /** Puts an accepted return in force. */
  public void put(Return accepted) {
    if (events != null) {
      events.put(accepted);
      return;
    }
    Month period = Objects.requireNonNull(accepted.period());
    YearOfReturns year = open(period.year());
    int month = period.month() - 1;
    periods += year.revision(month) == 0 ? 1 : 0;
    year.put(month, accepted, Verdict.numberOf(year.revision(month), accepted.revision()));
  }

  private YearOfReturns open(int year) {
    YearOfReturns found = year(year);
    if (found != null) {
      return found;
    }
    int before = (int) Arrays.stream(years).filter(each -> each.year() < year).count();
    YearOfReturns[] more = Arrays.copyOf(years, years.length + 1);
    System.arraycopy(years, before, more, before + 1, years.length - before);
    more[before] = new YearOfReturns(year);
    years = more;
    return more[before];
  }

  /** The number of periods (or events) with a revision in force, withdrawn ones included. */
  public int size() {
    return events == null ? periods : events.size();
  }

  /** The returns of a year, or null if there are none; the latest year is mostly asked for. */
  public @Nullable YearOfReturns year(int year) {
    for (int at = years.length - 1; at >= 0; at--) {
      if (years[at].year() == year) {
        return years[at];
      }
    }
    return null;
  }

  /** The events that count in a year: in force, not withdrawn, not superseded, in any order. */
  public List<Return> events(int year) {
    return events == null ? List.of() : events.counting(year);
  }

  /**
   * Returns that may begin or cease to count when one is put in force: itself; of events also as it
   * stands now, and those in whose place it stands or will stand.
   */
  public List<Return> touchedBy(Return accepted) {
    return events == null ? List.of(accepted) : events.touchedBy(accepted);
  }

  /** Months in which something may change when a return is put in force, in order. */
  public SortedSet<Month> monthsTouchedBy(Return accepted) {
    SortedSet<Month> months = new TreeSet<>();
    touchedBy(accepted).forEach(touched -> months.add(Objects.requireNonNull(touched.period())));
    return months;
  }

  /** True if a return stands for the month and is not withdrawn, or an event of it counts. */
  public boolean reports(Month month) {
    if (events != null) {
      return events.counting(month.year()).stream().anyMatch(e -> month.equals(e.period()));
    }
    YearOfReturns year = year(month.year());
    return year != null && year.reports(month.month() - 1);
  }

  /** True if there is a record of the year, in force or withdrawn, or an event of it counts. */
  public boolean reports(int year) {
    return events == null ? year(year) != null : !events.counting(year).isEmpty();
  }

  /** First and last year with a return, or null if there is none. */
  public int @Nullable [] span() {
    if (events != null) {
      return events.span();
    }
    return years.length == 0 ? null : new int[] {years[0].year(), years[years.length - 1].year()};
  }

  /** Writes the years of a ledger without events for {@link #readYears}. */
  void writeYears(DataOutput out) throws IOException {
    out.writeShort(years.length);
    for (YearOfReturns year : years) {
      year.writeTo(out);
    }
  }

  /** Reads into an empty ledger what {@link #writeYears} wrote. */
  void readYears(DataInput in) throws IOException {
    years = new YearOfReturns[in.readUnsignedShort()];
    periods = 0;
    for (int at = 0; at < years.length; at++) {
      years[at] = YearOfReturns.read(in);
      periods += years[at].size();
    }
  }
}
