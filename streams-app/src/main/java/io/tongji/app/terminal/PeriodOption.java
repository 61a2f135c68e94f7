package io.tongji.app.terminal;

import io.tongji.failure.Failure;
import io.tongji.period.Month;
import io.tongji.period.Period;
import org.jspecify.annotations.Nullable;

/** Reads the value of an option that is a period. */
public final class PeriodOption {

  private PeriodOption() {}

  /** The period, or null if the option was not given. */
  public static @Nullable Period parse(String option, @Nullable String given) {
    if (given == null) {
      return null;
    }
    try {
      return Period.parse(given);
    } catch (IllegalArgumentException wrong) {
      throw Failure.setting(
          option + " " + given + " is not a period", "give 2023-12, 2023-Q4 or 2023");
    }
  }

  /** The month that an option names. */
  public static Month month(String option, String given) {
    try {
      return Month.parse(given);
    } catch (IllegalArgumentException e) {
      throw Failure.setting(option + " is " + e.getMessage(), "give one like 2023-12");
    }
  }
}
