package io.tongji.output;

/**
 * Text of others on its way to a terminal. Control characters move the cursor, hide what was
 * written, or change what the terminal does; marks of direction turn the order of what is read (CVE
 * 2021-42574).
 */
public final class PlainText {

  private PlainText() {}

  /**
   * The text, its control characters and marks of direction as {@code \\uHHHH}, which means the
   * same in JSON. Line feeds and tabs stay.
   */
  public static String of(String text) {
    int at = 0;
    while (at < text.length() && !isUnsafe(text.charAt(at))) {
      at++;
    }
    if (at == text.length()) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.substring(0, at));
    for (; at < text.length(); at++) {
      char character = text.charAt(at);
      if (isUnsafe(character)) {
        plain.append("\\u%04X".formatted((int) character));
      } else {
        plain.append(character);
      }
    }
    return plain.toString();
  }

  private static boolean isUnsafe(char character) {
    if (character < ' ') {
      return character != '\n' && character != '\t';
    }
    return character >= '\u007F' && character <= '\u009F'
        || character == '\u061C'
        || character == '\u200E'
        || character == '\u200F'
        || character >= '\u2028' && character <= '\u202E'
        || character >= '\u2066' && character <= '\u2069';
  }
}
