package io.tongji.ingest.check;

import io.tongji.catalogue.source.WordList;
import io.tongji.ingest.sheet.InputRow;
import io.tongji.ingest.sheet.SheetCell.CellContent;
import io.tongji.ingest.sheet.Text;
import io.tongji.period.Month;
import io.tongji.returns.Verdict;
import io.tongji.returns.edits.Rejection;
import io.tongji.returns.edits.RejectionReason;
import io.tongji.returns.edits.Rejections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row, by the names of its columns. What is wrong with a cell that cannot be read is noted, and
 * it is read as if nothing were written in it.
 */
public final class Cells {

  /** What spreadsheet programs make of long codes: 9.13305E+17. */
  private static final Pattern ROUNDED = Pattern.compile("\\d(\\.\\d+)?[Ee]\\+?\\d{1,3}");

  private final Header header;
  private final InputRow row;
  private final Rejections wrong;

  /** Reads a row, and notes what is wrong. */
  Cells(Header header, InputRow row, Rejections wrong) {
    this.header = header;
    this.row = row;
    this.wrong = wrong;
  }

  /** What is written, without blanks around it; empty if the column is not there. */
  String text(String column) {
    String cell = header.cell(row, column);
    if (cell == null) {
      return "";
    }
    return switch (header.kind(row, column)) {
      case ERROR -> refuse(RejectionReason.FORMULA_ERROR, column, cell);
      case NO_RESULT -> refuse(RejectionReason.FORMULA_WITHOUT_RESULT, column, cell);
      default -> Text.clean(cell);
    };
  }

  /** Notes that a cell cannot be read, unless that is known; gives the empty text. */
  String refuse(RejectionReason reason, String column, String value) {
    wrong.add(new Rejection(reason, column, value));
    return "";
  }

  /** What is wrong so far. */
  Rejections wrong() {
    return wrong;
  }

  /** A code, none of whose characters may be lost; empty if nothing is written. */
  String code(String column) {
    String code = Text.halfWidth(text(column));
    boolean lost =
        header.kind(row, column) == CellContent.NUMBER || ROUNDED.matcher(code).matches();
    return lost ? refuse(RejectionReason.CODE_AS_NUMBER, column, code) : code;
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
    return text.isEmpty() ? refuse(RejectionReason.NO_VALUE, column, text) : text;
  }

  @Nullable String textOrNull(String column) {
    String text = text(column);
    return text.isEmpty() ? null : text;
  }

  List<String> words(String column) {
    return WordList.split(text(column));
  }

  /** True, 是 or 1; false if nothing is written. */
  boolean yes(String column) {
    String text = text(column);
    return switch (Text.halfWidth(text).toLowerCase(Locale.ROOT)) {
      case "true", "是", "1" -> true;
      case "", "false", "否", "0" -> false;
      default -> {
        refuse(RejectionReason.NOT_A_YES_NO, column, text);
        yield false;
      }
    };
  }

  /** The number of a revision; 0 if nothing is written. */
  int revision(String column) {
    if (text(column).isEmpty()) {
      return 0;
    }
    int revision = whole(column, RejectionReason.BAD_REVISION);
    if (revision < 1 || revision > Verdict.LARGEST_NUMBER) {
      refuse(RejectionReason.BAD_REVISION, column, text(column));
    }
    return revision;
  }

  /** A whole number, which must be there; what is none is refused for the reason that is given. */
  int whole(String column, RejectionReason otherwise) {
    String written = required(column);
    String text = Text.halfWidth(written);
    long number = text.matches("\\d{1,10}") ? Long.parseLong(text) : Long.MAX_VALUE;
    if (number > Integer.MAX_VALUE) {
      refuse(otherwise, column, written);
      return 0;
    }
    return (int) number;
  }
}
