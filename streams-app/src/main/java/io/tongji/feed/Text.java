package io.tongji.feed;

/** Text as people type it: blanks around it and full-width characters. */
final class Text {

  private static final char FULL_WIDTH_FIRST = '\uFF01';
  private static final char FULL_WIDTH_LAST = '\uFF5E';
  private static final int FULL_WIDTH_SHIFT = 0xFEE0;

  private Text() {}

  /** Without the blanks around it, of whatever width, and without byte order marks. */
  static String clean(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && blank(text.charAt(from))) {
      from++;
    }
    while (from < to && blank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  private static boolean blank(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\uFEFF'
        || character == '\u200B';
  }

  /** Clean, and with ASCII characters in place of full-width ones. */
  static String halfWidth(String text) {
    StringBuilder narrow = new StringBuilder(clean(text));
    for (int at = 0; at < narrow.length(); at++) {
      char character = narrow.charAt(at);
      if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST) {
        narrow.setCharAt(at, (char) (character - FULL_WIDTH_SHIFT));
      }
    }
    return narrow.toString();
  }
}
