package io.tongji.output;

import java.util.regex.Pattern;

/** Text on its way into a workbook. */
final class CellText {

  private static final Pattern LIKE_AN_ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
  private static final String UNDERSCORE = "_x005F_";

  private CellText() {}

  /**
   * A text as a cell holds it: characters that XML cannot hold as {@code _xHHHH_} (ECMA-376 part 1,
   * 22.4.2.4), from which they are read back.
   */
  static String escaped(String text) {
    String plain = LIKE_AN_ESCAPE.matcher(text).replaceAll(UNDERSCORE);
    StringBuilder escaped = new StringBuilder(plain.length());
    plain
        .codePoints()
        .forEach(
            character -> {
              if (fitsXml(character)) {
                escaped.appendCodePoint(character);
              } else {
                escaped.append("_x%04X_".formatted(character));
              }
            });
    return escaped.toString();
  }

  /** XML 1.0, 2.2; a line end within XML is read as a line feed whatever it was. */
  private static boolean fitsXml(int character) {
    return character == '\t'
        || character == '\n'
        || (character >= 0x20 && character <= 0xD7FF)
        || (character >= 0xE000 && character <= 0xFFFD)
        || character >= 0x10000;
  }
}
