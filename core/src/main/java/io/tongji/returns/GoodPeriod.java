package io.tongji.returns;

import io.tongji.period.Month;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * H3: a period that is one, that the form's calendar has, and that had begun when the record was
 * written.
 *
 * @param january whether the calendar of the form has a January
 * @param begins when months begin; null if the future is not asked about
 */
record GoodPeriod(boolean january, @Nullable MonthStarts begins) implements HardEdit<Return> {

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    Month period = handedIn.period();
    Reason broken =
        period == null || !period.mayBeHandedIn() ? Reason.BAD_PERIOD : broken(period, instant);
    return broken == null ? null : new Rejection(broken, "period", handedIn.periodText());
  }

  private @Nullable Reason broken(Month period, long instant) {
    if (period.month() == 1 && !january) {
      return Reason.NO_JANUARY;
    }
    return begins != null && instant < begins.of(period) ? Reason.FUTURE_PERIOD : null;
  }

  @Override
  public List<String> columns() {
    return List.of("period");
  }

  @Override
  public boolean ofWithdrawals() {
    return true;
  }
}
