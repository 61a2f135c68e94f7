package io.tongji.ingest.sheet;

/**
 * A cell of a sheet.
 *
 * @param kind what it holds
 * @param text of a number its digits, of a date YYYY-MM-DD, of an error its code, of a formula
 *     without result the formula
 */
public record SheetCell(CellContent kind, String text) {

  /** A cell that holds nothing. */
  public static final SheetCell EMPTY = new SheetCell(CellContent.TEXT, "");

  /** What a cell may hold, be it typed in or the result of a formula. */
  public enum CellContent {
    /** Text, or nothing. */
    TEXT,
    /** A number, which has lost leading zeros and all digits after the fifteenth. */
    NUMBER,
    /** A number that is shown as a date. */
    DATE,
    /** TRUE or FALSE. */
    BOOLEAN,
    /** An error such as #REF!. */
    ERROR,
    /** A formula whose result was not saved. */
    NO_RESULT
  }
}
