package io.tongji.ingest.sheet;

/** Text as people type it: blanks around it and full-width characters. */
public final class Text {

  private static final char FULL_WIDTH_FIRST = '\uFF01';
  private static final char FULL_WIDTH_LAST = '\uFF5E';
  private static final int FULL_WIDTH_SHIFT = 0xFEE0;

  private Text() {}

  /** Without the blanks around it, of whatever width, and without byte order marks. */
  public static String clean(String text) {
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

  /** A text that is not longer than that; of a longer one the beginning, and that more follows. */
  public static String beginning(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(most - 1));
    return text.substring(0, splits ? most - 1 : most) + "…";
  }

  /** True if nothing but blanks is written. */
  public static boolean isBlank(String text) {
    int at = 0;
    while (at < text.length() && blank(text.charAt(at))) {
      at++;
    }
    return at == text.length();
  }

  private static boolean blank(char character) {
    if (character > ' ' && character < '\u0080') {
      return false;
    }
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\uFEFF'
        || character == '\u200B';
  }

  /** Clean, and with ASCII characters in place of full-width ones. */
  public static String halfWidth(String text) {
    String clean = clean(text);
    int wide = 0;
    while (wide < clean.length() && clean.charAt(wide) < FULL_WIDTH_FIRST) {
      wide++;
    }
    if (wide == clean.length()) {
      return clean;
    }
    StringBuilder narrow = new StringBuilder(clean);
    for (int at = wide; at < narrow.length(); at++) {
      char character = narrow.charAt(at);
      if (character >= FULL_WIDTH_FIRST && character <= FULL_WIDTH_LAST) {
        narrow.setCharAt(at, (char) (character - FULL_WIDTH_SHIFT));
      }
    }
    return narrow.toString();
  }
}
