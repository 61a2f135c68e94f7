package io.tongji.feed;

import io.tongji.catalogue.Words;
import io.tongji.period.Month;
import io.tongji.returns.Reason;
import io.tongji.returns.Verdict;
import io.tongji.workbook.SheetCell.Kind;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row, by the names of its columns. */
final class Cells {

  /** What spreadsheet programs make of long codes: 9.13305E+17. */
  private static final Pattern ROUNDED = Pattern.compile("\\d(\\.\\d+)?[Ee]\\+?\\d{1,3}");

  private final Header header;
  private final Row row;

  Cells(Header header, Row row) {
    this.header = header;
    this.row = row;
  }

  /** What is written, without blanks around it; empty if the column is not there. */
  String text(String column) {
    String cell = header.cell(row, column);
    if (cell == null) {
      return "";
    }
    switch (header.kind(row, column)) {
      case ERROR -> throw new BadCell(Reason.FORMULA_ERROR, column, cell);
      case NO_RESULT -> throw new BadCell(Reason.FORMULA_WITHOUT_RESULT, column, cell);
      default -> {
        return Text.clean(cell);
      }
    }
  }

  /** A code, none of whose characters may be lost; empty if nothing is written. */
  String code(String column) {
    String code = Text.halfWidth(text(column));
    if (header.kind(row, column) == Kind.NUMBER || ROUNDED.matcher(code).matches()) {
      throw new BadCell(Reason.CODE_AS_NUMBER, column, code);
    }
    return code;
  }

  /** A code, which must be there. */
  String requiredCode(String column) {
    required(column);
    return code(column);
  }

  /** A month as YYYY-MM, however it is written; as it is written if that is no month. */
  String period(String column) {
    String text = Text.halfWidth(text(column));
    if (PeriodText.canonical(text)) {
      return text;
    }
    Month month = PeriodText.month(text);
    return month == null ? text : month.toString();
  }

  /** What is written, which must be something. */
  String required(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      throw new BadCell(Reason.NO_VALUE, column, text);
    }
    return text;
  }

  @Nullable String textOrNull(String column) {
    String text = text(column);
    return text.isEmpty() ? null : text;
  }

  List<String> words(String column) {
    return Words.split(text(column));
  }

  /** True, 是 or 1; false if nothing is written. */
  boolean yes(String column) {
    return switch (Text.halfWidth(text(column)).toLowerCase(Locale.ROOT)) {
      case "true", "是", "1" -> true;
      case "", "false", "否", "0" -> false;
      default -> throw new BadCell(Reason.NOT_A_YES_NO, column, text(column));
    };
  }

  /** The number of a revision; 0 if nothing is written. */
  int revision(String column) {
    if (text(column).isEmpty()) {
      return 0;
    }
    int revision = whole(column, Reason.BAD_REVISION);
    if (revision < 1 || revision > Verdict.LARGEST_NUMBER) {
      throw new BadCell(Reason.BAD_REVISION, column, text(column));
    }
    return revision;
  }

  /** A whole number, or the reason why it is none. */
  int whole(String column, Reason otherwise) {
    String text = Text.halfWidth(required(column));
    if (!text.matches("\\d{1,10}")) {
      throw new BadCell(otherwise, column, text(column));
    }
    long number = Long.parseLong(text);
    if (number > Integer.MAX_VALUE) {
      throw new BadCell(otherwise, column, text(column));
    }
    return (int) number;
  }
}
