package io.tongji.app.terminal;

import io.tongji.failure.Failure;
import io.tongji.period.Month;
import io.tongji.period.Period;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the value of an option that is a period. */
public final class PeriodOption {

  private static final Pattern WRITTEN =
      Pattern.compile(
          "(\\d{4})[-/.年]?(?:(?:[Qq]|第)(?<quarter>[1-4])(?:季度)?"
              + "|(?:0?1月?[-—–~至到]+)?(?<month>\\d{1,2})月?)");

  /** As officials write it, with nothing to guess. */
  private static final Pattern CHINESE =
      Pattern.compile("(\\d{4})年(?:(?<month>1[0-2]|0?[1-9])月(?:份)?|(?<quarter>[1-4])季度)?");

  private PeriodOption() {}

  /** The period, or null if the option was not given. */
  public static @Nullable Period parse(String option, @Nullable String given) {
    if (given == null) {
      return null;
    }
    try {
      return Period.parse(spelled(given));
    } catch (IllegalArgumentException wrong) {
      throw Failure.setting(
          option + " " + given + " is not a period",
          meant(given, "Q").orElse("give 2023-12, 2023-Q4 or 2023"));
    }
  }

  /** The month that an option names. */
  public static Month month(String option, String given) {
    try {
      return Month.parse(spelled(given));
    } catch (IllegalArgumentException e) {
      throw Failure.setting(
          option + " is " + e.getMessage(), meant(given, "").orElse("give one like 2023-12"));
    }
  }

  /** 2023-10 for 2023年10月, 2023-Q4 for 2023年4季度, 2023 for 2023年; all else as it is given. */
  private static String spelled(String given) {
    Matcher written = CHINESE.matcher(given.strip());
    if (!written.matches()) {
      return given;
    }
    String month = written.group("month");
    String quarter = written.group("quarter");
    if (month != null) {
      return written.group(1) + "-%02d".formatted(Integer.parseInt(month));
    }
    return quarter == null ? written.group(1) : written.group(1) + "-Q" + quarter;
  }

  /** What was probably meant: 2024-02 by 2024年1-2月, 2024-04 by 2024-4, a quarter by 2024Q1. */
  private static Optional<String> meant(String given, String quarter) {
    Matcher written = WRITTEN.matcher(given.strip());
    if (!written.matches()) {
      return Optional.empty();
    }
    String number = written.group("month");
    if (number == null) {
      int of = Integer.parseInt(written.group("quarter"));
      String last = "%02d".formatted(3 * of);
      return Optional.of(hint(written.group(1), quarter.isEmpty() ? last : quarter + of));
    }
    int month = Integer.parseInt(number);
    return month < 1 || month > 12
        ? Optional.empty()
        : Optional.of(hint(written.group(1), "%02d".formatted(month)));
  }

  private static String hint(String year, String rest) {
    return "did you mean " + year + "-" + rest + "?";
  }
}
