package io.tongji.ingest.check;

import io.tongji.ingest.sheet.Text;
import io.tongji.period.Month;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
              + ("|年" + MONTH + "月(?:份|" + DAY + "日)?)"));

  private static final String YEAR = "((?:19|2\\d)\\d{2})";

  /** What spreadsheet programs take for a number: 2023.10 becomes 2023.1. */
  private static final Pattern DOTTED = Pattern.compile(YEAR + "\\." + MONTH + "月?份?");

  /** Between two months; some type 一 for a dash. */
  private static final String TO = "[-—–―−‐~至到一]+";

  /** From January on, as the cumulative is: 1-3月. */
  private static final Pattern SPAN =
      Pattern.compile("(?:" + YEAR + "年?)?0?1月?份?" + TO + MONTH + "月份?");

  /**
   * In a longer text: 2024年3月, 2024年1—3月. A date with its day is of when it was written; what goes
   * on behind, as in 2024年1月、2月, may be anything.
   */
  private static final Pattern NAMED =
      Pattern.compile(
          (YEAR + "年度?(?:" + MONTH + "月?份?" + TO + ")?" + MONTH + "月份?+")
              + ("(?!" + TO + "|[\\d、和及编止前起]|填|上报|报送|印发|印制|制定|修订|发布|公布)"));

  /** What has a date of its own: the form, or its filling in. */
  private static final Pattern OTHER_DATE =
      Pattern.compile("日期|填报(?!单位)|填表|报出|上报|报送|打印|有效|制定|制表|执行|批准|备案|修订|印发|印制|截至|截止|发布|公布|基期");

  private static final Pattern SEGMENT = Pattern.compile("[\\s\\u00A0\\u3000,;|]+");

  private static final Pattern WITHIN_DATE =
      Pattern.compile("(?<=[\\d年月])[\\s\\u00A0\\u3000]+(?=[\\d年月份—–~-])");

  private static final Pattern WITHOUT_YEAR = Pattern.compile("()" + MONTH + "月份?");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u3000]+");
  private static final Pattern CHINESE_MONTH = Pattern.compile("(十[一二]?|[一二三四五六七八九])月");
  private static final String DIGITS = "〇一二三四五六七八九";

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** In place of a year that is missing. */
  static final String NO_YEAR = "YYYY";

  private static final int LENGTH = 7;
  private static final int YEAR_END = 4;

  private PeriodText() {}

  /**
   * The month that 2023-12, 202312, 2023/12, 2023年12月(份), 二〇二三年十二月 or a date states; null if none
   * is.
   */
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

  /**
   * What was probably meant by a text that is no month: as it is to be written, and YYYY for a year
   * that is missing; none if nobody can know, two if it may be either.
   */
  static List<String> meant(String text) {
    String plain = inDigits(Text.halfWidth(text));
    for (Pattern like : List.of(DOTTED, SPAN, WITHOUT_YEAR)) {
      Matcher written = like.matcher(plain);
      if (written.matches()) {
        String year =
            written.group(1) == null || written.group(1).isEmpty() ? NO_YEAR : written.group(1);
        String month = written.group(2);
        String canonical = year + (month.length() == 1 ? "-0" : "-") + month;
        return like.equals(DOTTED) && month.equals("1")
            ? List.of(canonical, year + "-10")
            : List.of(canonical);
      }
    }
    return List.of();
  }

  /**
   * The last months that a title says its table is of: 2024年1—3月产值月报. None in doubt.
   *
   * @param title cells of its row; a label has its date behind it or in the next cell
   */
  static Set<Month> named(List<String> title) {
    Set<Month> named = new LinkedHashSet<>();
    boolean labelled = false;
    for (String segment : segments(title)) {
      Matcher of = NAMED.matcher(segment);
      boolean other = OTHER_DATE.matcher(segment).find();
      while (!other && !labelled && of.find()) {
        named.add(Month.of(Integer.parseInt(of.group(1)), Integer.parseInt(of.group(3))));
      }
      labelled = other && !NUMBER.matcher(segment).find();
    }
    return named;
  }

  /** The parts between blanks and commas, with months in digits. */
  private static List<String> segments(List<String> title) {
    String line = WITHIN_DATE.matcher(Text.halfWidth(String.join("|", title))).replaceAll("");
    return SEGMENT
        .splitAsStream(line)
        .filter(segment -> !segment.isEmpty())
        .map(PeriodText::inDigits)
        .toList();
  }

  /** Without blanks between, and 二〇二三年十二月 as 2023年12月. */
  private static String inDigits(String text) {
    if (text.indexOf('年') < 0 && text.indexOf('月') < 0) {
      return text;
    }
    String tight = BLANKS.matcher(text).replaceAll("").replace('○', '〇').replace('零', '〇');
    StringBuilder plain = new StringBuilder(tight);
    int years = tight.indexOf('年');
    for (int at = 0; at < years; at++) {
      int digit = DIGITS.indexOf(tight.charAt(at));
      if (digit >= 0) {
        plain.setCharAt(at, (char) ('0' + digit));
      }
    }
    return CHINESE_MONTH.matcher(plain).replaceAll(month -> number(month.group(1)) + "月");
  }

  /** The number that 一 to 十二 state. */
  private static int number(String chinese) {
    int last = DIGITS.indexOf(chinese.charAt(chinese.length() - 1));
    return chinese.startsWith("十") ? 10 + Math.max(0, last) : last;
  }

  private static @Nullable Month readAny(String written) {
    String text = inDigits(written);
    Matcher month = WRITTEN.matcher(text);
    if (!month.matches() || !isDay(text)) {
      return null;
    }
    for (int group = 2; group <= month.groupCount(); group++) {
      String named = month.group(group);
      if (named != null) {
        return Month.of(Integer.parseInt(month.group(1)), Integer.parseInt(named));
      }
    }
    return null;
  }
}
