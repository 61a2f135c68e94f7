package io.tongji.returns.edits;

import io.tongji.period.Month;
import io.tongji.returns.Return;
import io.tongji.returns.Verdict;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Hard edits of a return's period, of an event's day, of revisions and of versions of forms. */
final class PeriodEdits {

  private static final String DAY = "occurred_on";

  private PeriodEdits() {}

  /**
   * H3: the period is one, the form's calendar has it, and it had begun when the record was
   * written.
   *
   * @param january whether the calendar of the form has a January
   * @param begins when months begin; null if periods may lie in the future
   */
  static HardEdit<Return> validPeriod(boolean january, @Nullable MonthStarts begins) {
    return new HardEdit<>(
        (handedIn, instant) -> {
          RejectionReason broken = period(handedIn.period(), january, begins, instant);
          return broken == null ? null : new Rejection(broken, "period", handedIn.periodText());
        },
        true,
        List.of("period"));
  }

  private static @Nullable RejectionReason period(
      @Nullable Month period, boolean january, @Nullable MonthStarts begins, long instant) {
    if (period == null || !period.mayBeHandedIn()) {
      return RejectionReason.BAD_PERIOD;
    }
    if (period.month() == 1 && !january) {
      return RejectionReason.NO_JANUARY;
    }
    return isFuture(period, begins, instant) ? RejectionReason.FUTURE_PERIOD : null;
  }

  /**
   * H3 of an event: the day is one, in a month that had begun when the record was written.
   *
   * @param begins when months begin; null if days may lie in the future
   */
  static HardEdit<Return> validDay(@Nullable MonthStarts begins) {
    return new HardEdit<>(
        (handedIn, instant) -> {
          Month month = handedIn.period();
          if (month == null || !month.mayBeHandedIn()) {
            return new Rejection(RejectionReason.BAD_DATE, DAY, handedIn.periodText());
          }
          return isFuture(month, begins, instant)
              ? new Rejection(RejectionReason.FUTURE_PERIOD, DAY, handedIn.periodText())
              : null;
        },
        true,
        List.of(DAY));
  }

  private static boolean isFuture(Month month, @Nullable MonthStarts begins, long instant) {
    return begins != null && instant < begins.of(month);
  }

  /** A revision is counted from 1 and not beyond all bounds, or not stated. */
  static HardEdit<Return> validRevision() {
    return HardEdit.ofAll(handedIn -> revision("revision", handedIn.revision()), "revision");
  }

  /** What is wrong with a revision in a column, if anything; 0 is a revision that is not stated. */
  static @Nullable Rejection revision(String column, int number) {
    return Verdict.mayBeGiven(number)
        ? null
        : new Rejection(RejectionReason.BAD_REVISION, column, Integer.toString(number));
  }

  /**
   * H10: the version of the form's layout is known; a version that is not stated is accepted.
   *
   * @param versions that are known
   */
  static HardEdit<Return> knownFormVersion(Set<String> versions) {
    return HardEdit.ofStanding(
        handedIn -> {
          String stated = handedIn.remarks().formVersion();
          return stated == null || stated.isEmpty() || versions.contains(stated)
              ? null
              : new Rejection(RejectionReason.FORM_VERSION, "form_version", stated);
        },
        "form_version");
  }
}
