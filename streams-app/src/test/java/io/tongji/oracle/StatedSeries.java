package io.tongji.oracle;

import io.tongji.catalogue.Indicator;
import io.tongji.period.Month;
import io.tongji.returns.Return;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one unit's returns mean for one indicator: its own figures, or those it states of the year
 * before. Each method is one sentence of "What a return means".
 *
 * @param inForce returns in force, without withdrawn ones
 * @param indicator measure and calendar
 * @param prior empty, or {@code prior_}
 */
record StatedSeries(Map<Month, Return> inForce, Indicator indicator, String prior)
    implements UnitSeries {

  private static final List<String> COMPONENTS =
      List.of("ytd_construction", "ytd_installation", "ytd_equipment", "ytd_other");

  /** The cumulative as given in the month's return, or null. */
  private @Nullable Long givenYtd(Month month) {
    Return handedIn = inForce.get(month);
    if (handedIn == null) {
      return null;
    }
    if (indicator.measure().columns().equals(List.of("ytd"))) {
      return Amounts.of(handedIn, prior + "ytd");
    }
    if (COMPONENTS.stream().allMatch(c -> Amounts.of(handedIn, prior + c) == null)) {
      return null;
    }
    Long sum = 0L;
    for (String column : indicator.measure().columns()) {
      sum = Amounts.add(sum, Amounts.of(handedIn, prior + column));
    }
    return sum;
  }

  /** The month as given in its return, or null. */
  private @Nullable Long givenMonth(Month month) {
    Return handedIn = inForce.get(month);
    return handedIn != null && indicator.measure().columns().equals(List.of("ytd"))
        ? Amounts.of(handedIn, prior + "month")
        : null;
  }

  private int firstOfCalendar() {
    return indicator.january() ? 1 : 2;
  }

  /** True if the month is a period of the calendar, and there is a return for it. */
  @Override
  public boolean hasReturn(Month month) {
    return month.month() >= firstOfCalendar() && inForce.containsKey(month);
  }

  /** True if the return gives what the indicator sums. */
  private boolean gives(Month month) {
    return hasReturn(month) && (givenYtd(month) != null || givenMonth(month) != null);
  }

  /** The ytd given; else the latest earlier one of that year plus the months given since. */
  @Override
  public @Nullable Long ytd(Month month) {
    if (!gives(month)) {
      return null;
    }
    long since = 0;
    for (Month at = month; at.year() == month.year(); at = at.plus(-1)) {
      Long given = givenYtd(at);
      if (given != null) {
        return given + since;
      }
      Long monthGiven = givenMonth(at);
      since += monthGiven == null ? 0 : monthGiven;
    }
    return since;
  }

  /** In the first period ytd; else the difference of cumulatives; else the month given. */
  @Override
  public @Nullable Long month(Month month) {
    if (!gives(month)) {
      return null;
    }
    Long difference = difference(month);
    return difference != null ? difference : givenMonth(month);
  }

  private @Nullable Long difference(Month month) {
    Long here = ytd(month);
    if (here == null || month.month() == firstOfCalendar()) {
      return here;
    }
    Long before = ytd(month.plus(-1));
    return before == null ? null : here - before;
  }

  /** By how much the month derived exceeds the one given; 0 where there is nothing to compare. */
  @Override
  public long carry(Month month) {
    Long difference = difference(month);
    Long given = givenMonth(month);
    return difference == null || given == null ? 0 : difference - given;
  }

  /**
   * Cumulative of the quarter's last month less that of the quarter before; null if either lacks.
   */
  @Override
  public @Nullable Long quarter(Month lastMonth) {
    Long end = ytd(lastMonth);
    if (end == null || lastMonth.month() == 3) {
      return end;
    }
    Long start = ytd(lastMonth.plus(-3));
    return start == null ? null : end - start;
  }
}
