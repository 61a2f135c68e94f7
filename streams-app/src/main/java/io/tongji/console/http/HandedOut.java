package io.tongji.console.http;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.tongji.ingest.sheet.Formulas;
import io.tongji.output.SheetWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table as a file to take away. No cell is a formula, whatever it begins with: in a workbook all
 * are texts, in CSV what would be run has an apostrophe before it.
 *
 * @param name of the file, without its ending
 * @param header names of the columns
 * @param rows their cells
 */
public record HandedOut(String name, List<String> header, List<List<String>> rows) {

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Copies the collections. */
  public HandedOut {
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** The file as a workbook. */
  public Answer workbook() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SheetWriter sheet = new SheetWriter(out, "tongji")) {
      for (String heading : header) {
        sheet.heading(heading);
      }
      sheet.endRow();
      for (List<String> row : rows) {
        row.forEach(sheet::text);
        sheet.endRow();
      }
      sheet.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return workbook(out.toByteArray(), name);
  }

  /** A workbook that is written already, under a name without its ending. */
  public static Answer workbook(byte[] bytes, String name) {
    return Answer.download(WORKBOOK, bytes, name + ".xlsx");
  }

  /** The file as CSV in UTF-8, with a mark by which spreadsheet programs know that. */
  public Answer csv() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStreamWriter writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
      writer.write(BYTE_ORDER_MARK);
      CsvWriter csv = CsvWriter.builder().build(writer);
      csv.writeRecord(header);
      rows.forEach(row -> csv.writeRecord(row.stream().map(Formulas::disarmed).toList()));
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Answer.download("text/csv; charset=utf-8", out.toByteArray(), name + ".csv");
  }
}
