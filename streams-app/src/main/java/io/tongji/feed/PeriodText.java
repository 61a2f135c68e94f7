package io.tongji.feed;

import io.tongji.period.Month;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Months as people and spreadsheet programs write them. */
final class PeriodText {

  private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
  private static final String MONTH = "(0?[1-9]|1[0-2])";

  /** A month, or a date of which any day stands for its month. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "((?:19|2\\d)\\d{2})(?:(0[1-9]|1[0-2])"
              + ("|-" + MONTH + "(?:-" + DAY + ")?")
              + ("|/" + MONTH + "(?:/" + DAY + ")?")
              + ("|年" + MONTH + "月(?:" + DAY + "日)?)"));

  private PeriodText() {}

  /** The month that 2023-12, 202312, 2023/12, 2023年12月 or a date states; null if none is. */
  static @Nullable Month month(String text) {
    Matcher written = WRITTEN.matcher(text);
    if (!written.matches()) {
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
