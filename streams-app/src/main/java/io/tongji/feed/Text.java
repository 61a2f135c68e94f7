package io.tongji.feed;

import java.util.Collection;
import java.util.Comparator;

/** Text as people type it: blanks around it, full-width characters, slips of the finger. */
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

  /** The known word with the fewest changed, missing and added characters. */
  static String nearest(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
        .orElseThrow();
  }

  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int column = 0; column < row.length; column++) {
      row[column] = column;
    }
    for (int line = 1; line <= left.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column < row.length; column++) {
        int changed = diagonal + (left.charAt(line - 1) == right.charAt(column - 1) ? 0 : 1);
        diagonal = row[column];
        row[column] = Math.min(changed, 1 + Math.min(row[column], row[column - 1]));
      }
    }
    return row[right.length()];
  }
}
