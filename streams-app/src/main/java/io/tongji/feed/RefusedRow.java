package io.tongji.feed;

import io.tongji.catalogue.Language;
import io.tongji.returns.Reason;
import io.tongji.returns.Wording;
import java.util.regex.Pattern;

/**
 * A row that did not get in, and why.
 *
 * @param place name of the file, and of the sheet in it
 * @param line on which the row begins
 * @param cell what is wrong in it
 * @param code of the rule
 * @param chinese what is wrong, and what to do about it
 * @param english the same
 */
public record RefusedRow(
    SheetPlace place, long line, Cell cell, String code, Wording chinese, Wording english) {

  private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\r\n]+\\s*");

  /**
   * The offending cell.
   *
   * @param field what the file calls its column; empty: the whole row
   * @param value as written; of a whole row its beginning, or what is wrong about it
   */
  public record Cell(String field, String value) {}

  static RefusedRow of(SheetPlace place, long line, Cell cell, Reason reason) {
    return new RefusedRow(place, line, cell, reason.name(), reason.chinese(), reason.english());
  }

  /** What is wrong, with the cell it is wrong in. */
  public String reason(Language language) {
    String field = cell.field().isEmpty() ? language.of("整行", "whole row") : cell.field();
    String value = LINE_BREAKS.matcher(cell.value()).replaceAll(" ");
    return field + " \"" + value + "\": " + wording(language).message();
  }

  /** What to do about it. */
  public String remedy(Language language) {
    return wording(language).remedy();
  }

  private Wording wording(Language language) {
    return language == Language.ZH ? chinese : english;
  }

  /** One line: file, sheet, line, column, value, what is wrong, what to do, and the code. */
  public String told(Language language) {
    return place.line(line, language)
        + " "
        + reason(language)
        + language.of(";", " ")
        + remedy(language)
        + " ["
        + code
        + "]";
  }
}
