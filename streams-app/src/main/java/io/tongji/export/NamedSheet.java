package io.tongji.export;

import io.tongji.output.SheetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;

/** The table for people as an Excel workbook of one sheet. */
final class NamedSheet implements ExportWriter {

  private final SheetWriter sheet;
  private final NamedTable table;

  NamedSheet(OutputStream out, NamedTable table) throws IOException {
    this.sheet = new SheetWriter(out, "tongji");
    this.table = table;
    table.header().forEach(sheet::heading);
    sheet.endRow();
  }

  @Override
  public void write(Observation row) throws IOException {
    row(table.cells(row), row.shown().value() != null);
  }

  private void row(List<String> cells, boolean withNumber) throws IOException {
    for (int column = 0; column < cells.size(); column++) {
      String text = cells.get(column);
      if (withNumber && column == NamedTable.VALUE) {
        sheet.number(new BigDecimal(text));
      } else {
        sheet.text(text);
      }
    }
    sheet.endRow();
  }

  @Override
  public void finish() throws IOException {
    sheet.finish();
    sheet.close();
  }
}
