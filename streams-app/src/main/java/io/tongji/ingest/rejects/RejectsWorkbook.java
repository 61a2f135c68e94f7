package io.tongji.ingest.rejects;

import io.tongji.output.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Refused rows as a workbook, all cells of which are text. */
final class RejectsWorkbook implements RejectsTable {

  private final SheetWriter sheet;

  RejectsWorkbook(OutputStream out) throws IOException {
    sheet = new SheetWriter(out, "退回");
  }

  @Override
  public void row(List<String> cells) throws IOException {
    cells.forEach(sheet::text);
    sheet.endRow();
  }

  @Override
  public void close() throws IOException {
    sheet.finish();
    sheet.close();
  }
}
