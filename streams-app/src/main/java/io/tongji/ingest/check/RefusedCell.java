package io.tongji.ingest.check;

import io.tongji.catalogue.Language;
import io.tongji.ingest.sheet.Text;
import io.tongji.returns.edits.RejectionReason;
import io.tongji.returns.edits.Wording;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A cell for which a row did not get in, or the whole row, and why.
 *
 * @param field what the file calls its column; empty: the whole row
 * @param value as written, on one line; of a whole row its beginning, or what is wrong about it
 * @param code of the rule
 * @param chinese what is wrong, and what to do about it
 * @param english the same
 */
public record RefusedCell(
    String field, String value, String code, Wording chinese, Wording english) {

  private static final Pattern LINE_BREAKS = Pattern.compile("\\s*[\r\n]+\\s*");

  /** What is longer fills the screen and is not read. */
  private static final int LONGEST_VALUE = 1_000;

  /** Puts heading and value on one line, the value as far as anybody reads it. */
  public RefusedCell {
    field = onOneLine(field);
    value = Text.beginning(onOneLine(value), LONGEST_VALUE);
  }

  private static String onOneLine(String text) {
    return LINE_BREAKS.matcher(text).replaceAll(" ");
  }

  static RefusedCell of(String field, String value, RejectionReason reason) {
    return new RefusedCell(field, value, reason.name(), reason.chinese(), reason.english());
  }

  /** The same cell and rule in words that fit better. */
  RefusedCell saying(Wording inChinese, Wording inEnglish) {
    return new RefusedCell(field, value, code, inChinese, inEnglish);
  }

  /** The number of its column among the headings of its file; −1: it is the whole row, or none. */
  public int column(List<String> header) {
    for (int at = 0; at < header.size() && !field.isEmpty(); at++) {
      if (onOneLine(Text.clean(header.get(at))).equals(field)) {
        return at;
      }
    }
    return -1;
  }

  /** What is wrong, with the cell it is wrong in. */
  public String reason(Language language) {
    String named = field.isEmpty() ? language.of("整行", "whole row") : field;
    return named + " \"" + value + "\": " + wording(language).message();
  }

  /** What to do about it. */
  public String remedy(Language language) {
    return wording(language).remedy();
  }

  private Wording wording(Language language) {
    return language == Language.ZH ? chinese : english;
  }
}
