package io.tongji.rollup.unit;

import io.tongji.catalogue.Measure;
import io.tongji.returns.EventFacts;
import io.tongji.returns.Return;
import io.tongji.returns.YearOfReturns;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A unit's cumulatives and months of one measure in one year, derived from its returns.
 *
 * <p>The cumulative is authoritative (domain rule: 累计优先); the month is its difference. Reused from
 * unit to unit, so that deriving allocates nothing.
 */
public final class Series {

  private static final int MONTHS = 12;

  private final long[] ytd = new long[MONTHS];
  private final long[] month = new long[MONTHS];
  private final long[] carry = new long[MONTHS];
  private int returned;
  private int reported;
  private int monthKnown;
  private boolean ofEvents;

  /** Derives the year; null if there are no returns. */
  public void derive(@Nullable YearOfReturns year, MeasureGroup group, boolean prior) {
    clear();
    if (year == null) {
      return;
    }
    MeasureGroup.Slots slots = group.slots(prior);
    long lastGiven = 0;
    long since = 0;
    for (int m = 0; m < MONTHS; m++) {
      if (!year.reports(m)) {
        continue;
      }
      reported |= 1 << m;
      if (slots.givesYtd(year, m)) {
        lastGiven = slots.ytd(year, m);
        since = 0;
      } else if (slots.givesMonth(year, m)) {
        since += slots.month(year, m);
      } else {
        continue;
      }
      ytd[m] = lastGiven + since;
      if (m >= group.firstMonth()) {
        returned |= 1 << m;
        deriveMonth(year, slots, m, group.firstMonth());
      }
    }
    reported &= -1 << group.firstMonth();
  }

  /** Forgets all: no returns. */
  public void clear() {
    returned = 0;
    reported = 0;
    monthKnown = 0;
    ofEvents = false;
  }

  /**
   * Derives the year from events that count in it: each from its month to December. Before the
   * first one there is no return; after it a month without one is 0. Of an amount or quantity that
   * is asked for, an event that does not give it says nothing.
   */
  void deriveEvents(List<Return> events, Measure measure) {
    clear();
    ofEvents = true;
    Arrays.fill(month, 0);
    int first = MONTHS;
    for (Return event : events) {
      EventFacts facts = Objects.requireNonNull(event.event());
      if (measure.counts(facts.kind(), facts.status()) && gives(event, measure)) {
        int m = Objects.requireNonNull(event.period()).month() - 1;
        month[m] += amount(event, measure);
        first = Math.min(first, m);
      }
    }
    long sum = 0;
    for (int m = first; m < MONTHS; m++) {
      if (measure.sums(Measure.DISTINCT)) {
        month[m] = m == first ? 1 : 0;
      }
      sum += month[m];
      ytd[m] = sum;
      carry[m] = 0;
      returned |= 1 << m;
      reported |= 1 << m;
      monthKnown |= 1 << m;
    }
  }

  private static boolean gives(Return event, Measure measure) {
    return isCounted(measure) || event.figures().has(slot(event, measure));
  }

  private static long amount(Return event, Measure measure) {
    return isCounted(measure) ? 1 : event.figures().get(slot(event, measure));
  }

  private static boolean isCounted(Measure measure) {
    return measure.sums(Measure.COUNT) || measure.sums(Measure.DISTINCT);
  }

  private static int slot(Return event, Measure measure) {
    return event.form().slot(measure.columns().get(0));
  }

  private void deriveMonth(YearOfReturns year, MeasureGroup.Slots slots, int m, int first) {
    boolean stated = slots.givesMonth(year, m);
    boolean derived = m == first || returned(m - 1);
    carry[m] = 0;
    if (derived) {
      month[m] = m == first ? ytd[m] : ytd[m] - ytd[m - 1];
      carry[m] = stated ? month[m] - slots.month(year, m) : 0;
    } else if (stated) {
      month[m] = slots.month(year, m);
    } else {
      return;
    }
    monthKnown |= 1 << m;
  }

  /** True if there is a return for the month (0 to 11), whether or not it gives the measure. */
  boolean reported(int m) {
    return (reported & 1 << m) != 0;
  }

  /** True if there is a cumulative for the month (0 to 11). */
  public boolean returned(int m) {
    return (returned & 1 << m) != 0;
  }

  /** The cumulative of a month that has one. */
  public long ytd(int m) {
    return ytd[m];
  }

  /** True if the month alone is known. */
  public boolean monthKnown(int m) {
    return (monthKnown & 1 << m) != 0;
  }

  /** The month alone, where it is known. */
  public long month(int m) {
    return month[m];
  }

  /** By how much the month derived exceeds the one stated. */
  public long carry(int m) {
    return carry[m];
  }

  /**
   * True if the quarter that ends in the month is known: there are returns for the last months of
   * this quarter and of the one before.
   */
  boolean quarterKnown(int m) {
    return returned(m) && (m == 2 || returned(m - 3) || ofEvents);
  }

  long quarter(int m) {
    return m == 2 || !returned(m - 3) ? ytd[m] : ytd[m] - ytd[m - 3];
  }
}
