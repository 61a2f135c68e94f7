package io.tongji.lint.text;

import java.util.Map;

/** Whole numbers as a text writes them: 12 or 十二. */
final class Numerals {

  private static final Map<Character, Integer> DIGITS =
      Map.of('一', 1, '二', 2, '三', 3, '四', 4, '五', 5, '六', 6, '七', 7, '八', 8, '九', 9);
  private static final int TEN = 10;

  private Numerals() {}

  /** 三, 十, 十二, 12, at most 9999 or 九十九; 0 if it is none. */
  static int of(String text) {
    if (text.matches("\\d{1,4}")) {
      return Integer.parseInt(text);
    }
    int tens = text.indexOf('十');
    if (tens < 0) {
      return text.length() == 1 ? DIGITS.getOrDefault(text.charAt(0), 0) : 0;
    }
    int above = tens == 0 ? 1 : DIGITS.getOrDefault(text.charAt(0), 0);
    int ones = tens == text.length() - 1 ? 0 : DIGITS.getOrDefault(text.charAt(tens + 1), 0);
    return above * TEN + ones;
  }
}
