package io.tongji.lint.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds all numbers with a unit of measure or a sign of per cent, by their look alone: what the
 * sentences leave unread is among them.
 */
final class NumberFinder {

  /** Words in front that are quoted with a number. */
  private static final int QUOTED = 14;

  private static final String DIGITS = "\\d+(?:,\\d{3})*(?:\\.\\d+)?";

  /** Amounts, shares and differences in Chinese numerals: 五百五十七亿元, 五成八, 百分之五. */
  private static final String NUMERAL = "[一二两三四五六七八九十百千几](?:[〇零一二两三四五六七八九十百千万亿几余多]*)";

  private static final String BOUNDARIES = ",，;；:：。、()（）";

  private final Pattern pattern;
  private final Pattern number = Pattern.compile("[-−－]?" + DIGITS);

  NumberFinder(Vocabulary vocabulary) {
    String between = vocabulary.patterns().source(Role.BETWEEN);
    String choice = vocabulary.units().choice();
    String list = "(?<list>-?%1$s(?:%2$s-?%1$s)*)".formatted(DIGITS, between);
    String digital = "(?<![\\d.])" + list + "(?:[%%％‰倍成]|个?百分点|(?:%s)(?!月))".formatted(choice);
    String spelt =
        "(?<![完组构形变造收成])(?<numeral>%1$s(?:[亿万]?(?:元|美元)|(?:点%1$s)?个百分点)".formatted(NUMERAL)
            + "|[一二三四五六七八九]成[一二三四五六七八九半]?(?![一-龥]{0,1}变)"
            + "|百分之[〇零一二三四五六七八九十百点]+)";
    this.pattern = Pattern.compile(digital + "|" + spelt);
  }

  /** The numbers of a line, in its order. */
  List<PrintedNumber> of(String line, int at) {
    List<PrintedNumber> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(line);
    while (matcher.find()) {
      String numeral = matcher.group("numeral");
      if (numeral != null) {
        found.add(printed(line, at, matcher.start(), matcher.end(), numeral));
        continue;
      }
      Matcher each = number.matcher(line).region(matcher.start("list"), matcher.end("list"));
      while (each.find()) {
        String digits = each.group().replaceAll("[-−－,]", "");
        found.add(printed(line, at, each.start(), matcher.end(), digits));
      }
    }
    return found;
  }

  private static PrintedNumber printed(String line, int at, int start, int end, String digits) {
    int from = start;
    while (from > 0 && start - from < QUOTED && BOUNDARIES.indexOf(line.charAt(from - 1)) < 0) {
      from--;
    }
    return new PrintedNumber(
        new TextPlace(at, start + 1), digits, line.substring(from, end).strip());
  }
}
