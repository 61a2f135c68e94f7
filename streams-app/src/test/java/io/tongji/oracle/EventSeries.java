package io.tongji.oracle;

import io.tongji.catalogue.EventFilter;
import io.tongji.catalogue.Indicator;
import io.tongji.period.Month;
import io.tongji.returns.EventFacts;
import io.tongji.returns.Return;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one unit's events mean for one indicator. Each method is one sentence: an event counts from
 * its month to the end of the year, unless it is withdrawn or another stands in its place.
 *
 * @param inForce the events in force, without withdrawn ones
 * @param indicator which it counts, and what of them
 */
record EventSeries(List<Return> inForce, Indicator indicator) implements UnitSeries {

  private static Month month(Return event) {
    return Objects.requireNonNull(event.period());
  }

  private static EventFacts facts(Return event) {
    return Objects.requireNonNull(event.event());
  }

  private boolean counts(Return event) {
    for (Return other : inForce) {
      if (facts(event).eventId().equals(facts(other).supersedes())) {
        return false;
      }
    }
    for (EventFilter filter : indicator.measure().events()) {
      boolean status =
          filter.statuses().isEmpty() || filter.statuses().contains(facts(event).status());
      if (filter.kind().equals(facts(event).kind()) && status) {
        return true;
      }
    }
    return false;
  }

  /** What the counting events in some months come to; null if none gives what is summed. */
  private @Nullable Long of(Predicate<Month> months) {
    String what = indicator.measure().columns().get(0);
    Long sum = null;
    for (Return event : inForce) {
      if (counts(event) && months.test(month(event))) {
        Long amount =
            switch (what) {
              case "count" -> Long.valueOf(1);
              case "distinct" -> Long.valueOf(sum == null ? 1 : 0);
              default -> Amounts.of(event, what);
            };
        if (amount != null) {
          sum = sum == null ? amount : Long.valueOf(sum + amount);
        }
      }
    }
    return sum;
  }

  @Override
  public boolean hasReturn(Month month) {
    return ytd(month) != null;
  }

  @Override
  public @Nullable Long ytd(Month month) {
    return of(at -> at.year() == month.year() && at.compareTo(month) <= 0);
  }

  private long before(Month month) {
    Long before =
        month.month() == 1 ? null : of(at -> at.year() == month.year() && at.compareTo(month) < 0);
    return before == null ? 0 : before;
  }

  @Override
  public @Nullable Long month(Month month) {
    Long ytd = ytd(month);
    return ytd == null ? null : ytd - before(month);
  }

  @Override
  public long carry(Month month) {
    return 0;
  }

  @Override
  public @Nullable Long quarter(Month lastMonth) {
    Long ytd = ytd(lastMonth);
    return ytd == null ? null : ytd - before(lastMonth.plus(-2));
  }
}
