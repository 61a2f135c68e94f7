package io.tongji.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The table for people as CSV. */
final class NamedCsv implements ExportWriter {

  private final CsvWriter csv;
  private final NamedTable table;

  NamedCsv(OutputStream out, NamedTable table) {
    this.csv =
        CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out, StandardCharsets.UTF_8);
    this.table = table;
    csv.writeRecord(table.header());
  }

  @Override
  public void write(Observation row) {
    csv.writeRecord(table.cells(row));
  }

  @Override
  public void finish() throws IOException {
    csv.flush();
  }
}
