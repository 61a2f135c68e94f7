package io.tongji.ingest.check;

import io.tongji.period.Month;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Months as people and spreadsheet programs write them. */
public final class PeriodText {

  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String MONTH = "(0?[1-9]|1[0-2])";

  /** A month, or a date of which any day stands for its month. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "((?:19|2\\d)\\d{2})(?:(0[1-9]|1[0-2])"
              + ("|-" + MONTH + "(?:-" + DAY + ")?")
              + ("|/" + MONTH + "(?:/" + DAY + ")?")
              + ("|年" + MONTH + "月(?:" + DAY + "日)?)"));

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private static final int LENGTH = 7;
  private static final int YEAR_END = 4;

  private PeriodText() {}

  /** The month that 2023-12, 202312, 2023/12, 2023年12月 or a date states; null if none is. */
  public static @Nullable Month month(String text) {
    return canonical(text)
        ? Month.of(number(text, 0, YEAR_END), number(text, YEAR_END + 1, LENGTH))
        : readAny(text);
  }

  /** True if a text is a month as YYYY-MM, as nearly all cells are, of the years that are known. */
  static boolean canonical(String text) {
    if (text.length() != LENGTH || text.charAt(YEAR_END) != '-') {
      return false;
    }
    int year = number(text, 0, YEAR_END);
    int month = number(text, YEAR_END + 1, LENGTH);
    boolean known = year / 100 == 19 || (year >= 2000 && year < 3000);
    return known && month >= 1 && month <= 12;
  }

  /** The number that ASCII digits state; -1 if others are among them. */
  private static int number(String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      int digit = text.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  /** False for a date of which there is no such day, such as 2024-02-30. */
  private static boolean isDay(String text) {
    int[] parts =
        NUMBER.matcher(text).results().mapToInt(part -> Integer.parseInt(part.group())).toArray();
    return parts.length < 3 || parts[2] <= YearMonth.of(parts[0], parts[1]).lengthOfMonth();
  }

  private static @Nullable Month readAny(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches() || !isDay(text)) {
      return null;
    }
    for (int group = 2; group <= written.groupCount(); group++) {
      String month = written.group(group);
      if (month != null) {
        return Month.of(Integer.parseInt(written.group(1)), Integer.parseInt(month));
      }
    }
    return null;
  }
}
