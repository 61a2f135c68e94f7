package io.tongji.ingest.workbook;

import io.tongji.ingest.sheet.SheetCell;
import io.tongji.ingest.sheet.SheetCell.CellContent;
import io.tongji.measure.Rounding;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.jspecify.annotations.Nullable;

/** Says what the cells of a workbook hold. */
final class CellReader {

  private static final Pattern ERROR = Pattern.compile("#[A-Z0-9/_]+[!?]?");
  private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  /** No double has a larger or smaller exponent. */
  private static final int LARGEST_SCALE = 350;

  private static final int PER_CENT = 2;

  private static final BigDecimal FIRST_DAY = BigDecimal.ONE;

  /** The day 9999-12-31, the last one that spreadsheet programs know. */
  private static final BigDecimal LAST_DAY = BigDecimal.valueOf(2_958_465);

  private final CellFormats formats = new CellFormats();
  private final boolean unsaved;

  /**
   * A reader of one workbook.
   *
   * @param unsaved true if its formulas were stored without results: an empty one is none then,
   *     where a spreadsheet program would have stored an empty text
   */
  CellReader(boolean unsaved) {
    this.unsaved = unsaved;
  }

  SheetCell read(@Nullable Cell cell) {
    if (cell == null || cell.getType() == CellType.EMPTY) {
      return SheetCell.EMPTY;
    }
    String raw = cell.getRawValue();
    if (cell.getType() == CellType.ERROR) {
      return new SheetCell(CellContent.ERROR, raw == null ? "" : raw);
    }
    if (raw == null || (unsaved && raw.isEmpty())) {
      return withoutValue(cell);
    }
    Object value = cell.getValue();
    if (value instanceof BigDecimal number) {
      return number(cell, number, raw);
    }
    if (value instanceof Boolean truth) {
      return new SheetCell(CellContent.BOOLEAN, truth ? "TRUE" : "FALSE");
    }
    boolean error = cell.getType() == CellType.FORMULA && ERROR.matcher(raw).matches();
    return error ? new SheetCell(CellContent.ERROR, raw) : text(raw);
  }

  private static SheetCell withoutValue(Cell cell) {
    String formula = cell.getFormula();
    return formula == null ? SheetCell.EMPTY : new SheetCell(CellContent.NO_RESULT, "=" + formula);
  }

  private static SheetCell text(String raw) {
    if (raw.isEmpty()) {
      return SheetCell.EMPTY;
    }
    return new SheetCell(CellContent.TEXT, raw.contains("_x") ? unescaped(raw) : raw);
  }

  /** Characters that XML cannot hold stand as {@code _xHHHH_} (ECMA-376 part 1, 22.4.2.4). */
  private static String unescaped(String raw) {
    return ESCAPED
        .matcher(raw)
        .replaceAll(
            escape ->
                Matcher.quoteReplacement(
                    Character.toString((char) Integer.parseInt(escape.group(1), 16))));
  }

  private SheetCell number(Cell cell, BigDecimal number, String raw) {
    if (Math.abs((long) number.scale()) > LARGEST_SCALE || number.precision() > LARGEST_SCALE) {
      return new SheetCell(CellContent.TEXT, raw);
    }
    boolean day = number.compareTo(FIRST_DAY) >= 0 && number.compareTo(LAST_DAY) <= 0;
    if (day && formats.date(cell.getDataFormatId(), cell.getDataFormatString())) {
      return new SheetCell(CellContent.DATE, date(cell.asDate()));
    }
    if (formats.perCent(cell.getDataFormatId(), cell.getDataFormatString())) {
      BigDecimal shown = Rounding.asTyped(number).movePointRight(PER_CENT);
      return new SheetCell(CellContent.TEXT, plain(shown) + "%");
    }
    return new SheetCell(CellContent.NUMBER, plain(Rounding.asTyped(number)));
  }

  private static String date(LocalDateTime date) {
    boolean wholeDay = date.toLocalTime().equals(LocalTime.MIDNIGHT);
    return wholeDay ? date.toLocalDate().toString() : date.toString().replace('T', ' ');
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
