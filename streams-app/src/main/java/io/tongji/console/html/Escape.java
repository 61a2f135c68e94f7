package io.tongji.console.html;

/** Characters that mean something in HTML, as text or in a quoted attribute. */
final class Escape {

  private Escape() {}

  /**
   * Writes a text so that it is nothing but text, also between the quotes of an attribute. Control
   * characters and marks of direction, which hide what is written, become a replacement character.
   */
  static void into(StringBuilder out, String text) {
    for (int at = 0; at < text.length(); at++) {
      char character = text.charAt(at);
      switch (character) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(isHidden(character) ? '\uFFFD' : character);
      }
    }
  }

  private static boolean isHidden(char character) {
    if (character < ' ') {
      return character != '\n' && character != '\t';
    }
    return character >= '\u007F' && character <= '\u009F'
        || character == '\u200E'
        || character == '\u200F'
        || character >= '\u202A' && character <= '\u202E'
        || character >= '\u2066' && character <= '\u2069';
  }
}
