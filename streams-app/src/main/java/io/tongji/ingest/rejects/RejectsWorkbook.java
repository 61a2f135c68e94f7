package io.tongji.ingest.rejects;

import io.tongji.output.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Refused rows as a workbook, all cells of which are text; those that are wrong are coloured, and a
 * comment says what to do.
 */
final class RejectsWorkbook implements RejectsTable {

  private final SheetWriter sheet;

  RejectsWorkbook(OutputStream out) throws IOException {
    sheet = new SheetWriter(out, "退回");
  }

  @Override
  public void header(List<String> headings) throws IOException {
    headings.forEach(sheet::heading);
    sheet.endRow();
  }

  @Override
  public void row(List<String> cells, Map<Integer, String> wrong) throws IOException {
    for (int column = 0; column < cells.size(); column++) {
      String comment = wrong.get(column);
      if (comment == null) {
        sheet.text(cells.get(column));
      } else {
        sheet.wrong(cells.get(column), comment);
      }
    }
    sheet.endRow();
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    sheet.close();
  }
}
