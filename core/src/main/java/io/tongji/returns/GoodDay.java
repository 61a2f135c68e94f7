package io.tongji.returns;

import io.tongji.period.Month;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * H3 of an event: a day that is one, in a month that had begun when the record was written.
 *
 * @param begins when months begin; null if the future is not asked about
 */
record GoodDay(@Nullable MonthStarts begins) implements HardEdit<Return> {

  private static final String DAY = "occurred_on";

  @Override
  public @Nullable Rejection check(Return handedIn, long instant) {
    Month month = handedIn.period();
    if (month == null || !month.mayBeHandedIn()) {
      return new Rejection(Reason.BAD_DATE, DAY, handedIn.periodText());
    }
    return begins != null && instant < begins.of(month)
        ? new Rejection(Reason.FUTURE_PERIOD, DAY, handedIn.periodText())
        : null;
  }

  @Override
  public List<String> columns() {
    return List.of(DAY);
  }

  @Override
  public boolean ofWithdrawals() {
    return true;
  }
}
