package io.tongji.ingest.workbook;

import io.tongji.failure.Failure;
import io.tongji.ingest.sheet.Dialect;
import io.tongji.ingest.sheet.HeaderRow;
import io.tongji.ingest.sheet.InputRow;
import io.tongji.ingest.sheet.InputRows;
import io.tongji.ingest.sheet.Sheet;
import io.tongji.ingest.workbook.WorkbookFile.StoredSheet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A sheet of a workbook, streamed. */
public final class WorkbookSheet implements Sheet {

  private final WorkbookFile workbook;
  private final StoredSheet sheet;
  private final @Nullable HeaderRow header;

  /** Looks for the row of headings in a sheet. */
  public WorkbookSheet(
      WorkbookFile workbook, StoredSheet sheet, ToLongFunction<List<String>> headings) {
    this.workbook = workbook;
    this.sheet = sheet;
    try (WorkbookRows rows = open(0)) {
      this.header = HeaderRow.find(rows, headings);
    }
  }

  /** True if nothing is written in the sheet. */
  public boolean empty() {
    return header == null;
  }

  /** True if a row of the sheet names columns of the form. */
  public boolean certain() {
    return header != null && header.certain();
  }

  @Override
  public String file() {
    return String.valueOf(workbook.path().getFileName());
  }

  @Override
  public String name() {
    return sheet.name();
  }

  @Override
  public Dialect dialect() {
    return Dialect.OFFICE;
  }

  @Override
  public List<String> header() {
    return headerRow().cells();
  }

  @Override
  public long headerLine() {
    return headerRow().line();
  }

  @Override
  public List<List<String>> titles() {
    return header == null ? List.of() : header.titles();
  }

  @Override
  public long estimatedRows() {
    return Math.max(1, sheet.rows() - headerLine());
  }

  @Override
  public InputRows rows() {
    WorkbookRows rows = open(header().size());
    for (InputRow row = rows.next(); row != null; row = rows.next()) {
      if (row.line() == headerLine()) {
        break;
      }
    }
    return rows;
  }

  private InputRow headerRow() {
    if (header == null) {
      throw new IllegalStateException("the sheet " + name() + " is empty");
    }
    return header.row();
  }

  private WorkbookRows open(int width) {
    Path path = workbook.path();
    try {
      return new WorkbookRows(path.toString(), workbook.rows(sheet), width);
    } catch (Failure wrong) {
      throw wrong.within(path.toString());
    } catch (IOException e) {
      throw Failure.setting(path + ": the file cannot be read (" + e + ")").from(e);
    }
  }
}
