package io.tongji.feed;

import io.tongji.returns.Reason;

/**
 * A row that did not get in, and why.
 *
 * @param place name of the file, and of the sheet in it
 * @param line on which the row begins
 * @param cell what is wrong in it
 * @param code of the rule
 * @param message what is wrong, in Chinese
 * @param remedy what to do about it, in Chinese
 */
public record RefusedRow(
    SheetPlace place, long line, Cell cell, String code, String message, String remedy) {

  /**
   * The offending cell.
   *
   * @param field what the file calls its column; empty: the whole row
   * @param value as written
   */
  public record Cell(String field, String value) {}

  static RefusedRow of(SheetPlace place, long line, Cell cell, Reason reason) {
    return new RefusedRow(place, line, cell, reason.name(), reason.message(), reason.remedy());
  }

  /** What is wrong, with the cell it is wrong in. */
  public String reason() {
    String field = cell.field().isEmpty() ? "" : cell.field() + " ";
    String value = cell.field().isEmpty() && cell.value().isEmpty() ? "" : quoted(cell.value());
    return field + value + (field.isEmpty() && value.isEmpty() ? "" : ": ") + message;
  }

  private static String quoted(String value) {
    return '"' + value + '"';
  }

  /** One line: file, sheet, line, column, value, what is wrong, what to do, and the code. */
  @Override
  public String toString() {
    return place.inChinese() + " 第" + line + "行 " + reason() + ";" + remedy + " [" + code + "]";
  }
}
