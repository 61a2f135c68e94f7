package io.tongji.ingest.rejects;

import io.tongji.ingest.sheet.CellText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Refused rows as a workbook: all cells are text, so that no spreadsheet program makes something
 * else of them.
 */
final class RejectsWorkbook implements RejectsTable {

  private static final String SHEET = "退回";
  private static final String AS_TEXT = "@";
  private static final int LONGEST_CELL = 32_767;

  /** Rows that are held before they are written. */
  private static final int HELD = 1_000;

  /** Rows whose texts are shared. */
  private static final int MOST_SHARED = 50_000;

  private final Workbook workbook;
  private final Worksheet sheet;
  private int rows;

  RejectsWorkbook(OutputStream out) {
    workbook = new Workbook(out, "tongji", null);
    sheet = workbook.newWorksheet(SHEET);
    sheet.freezePane(0, 1);
  }

  @Override
  public void row(List<String> cells) throws IOException {
    if (rows == Worksheet.MAX_ROWS) {
      throw new IOException("a sheet has no more than " + rows + " rows, name a file in CSV");
    }
    for (int column = 0; column < cells.size(); column++) {
      String text = cells.get(column);
      sheet.style(rows, column).format(AS_TEXT).wrapText(text.contains("\n")).set();
      if (text.length() > LONGEST_CELL) {
        throw new IOException("a cell holds no more than " + LONGEST_CELL + " characters");
      }
      put(column, CellText.escaped(text));
    }
    rows++;
    if (rows % HELD == 0) {
      sheet.flush();
    }
  }

  /** Texts that are shared are easier for other programs to change, but are held in memory. */
  private void put(int column, String text) {
    if (rows < MOST_SHARED) {
      sheet.value(rows, column, text);
    } else {
      sheet.inlineString(rows, column, text);
    }
  }

  @Override
  public void close() throws IOException {
    workbook.finish();
  }
}
