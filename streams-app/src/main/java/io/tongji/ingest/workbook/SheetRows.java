package io.tongji.ingest.workbook;

import io.tongji.failure.Failure;
import io.tongji.ingest.sheet.SheetCell;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, streamed: only the row at hand, and the workbook's texts, are held. */
public final class SheetRows implements Closeable {

  /** With the formats of numbers; a number that is none is an error of its cell alone. */
  static final ReadingOptions OPTIONS = new ReadingOptions(true, true);

  private static final String REMEDY = "open it in Excel or WPS and save it as .xlsx";

  private final ReadableWorkbook workbook;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final CellReader reader;
  private long line;

  SheetRows(File file, WorkbookFile.StoredSheet sheet) throws IOException {
    reader = new CellReader(sheet.unsaved());
    workbook = new ReadableWorkbook(file, OPTIONS);
    try {
      stream = workbook.getSheet(sheet.index()).orElseThrow().openStream();
      rows = stream.iterator();
    } catch (IOException e) {
      workbook.close();
      throw e;
    } catch (RuntimeException e) {
      // The library throws whatever it stumbles upon, such as a part that is named and missing.
      workbook.close();
      throw Failure.setting("a sheet cannot be read; " + REMEDY).from(e);
    }
  }

  /**
   * The next row that is written, or null after the last one.
   *
   * @throws Failure if the rest of the sheet cannot be read
   */
  public @Nullable SheetRow next() {
    try {
      return rows.hasNext() ? row(rows.next()) : null;
    } catch (RuntimeException e) {
      // The library throws whatever its parsing stumbles upon.
      throw Failure.setting("the sheet cannot be read after line " + line).from(e);
    }
  }

  /** The line of the last row that was read; 0 before the first one. */
  public long line() {
    return line;
  }

  private SheetRow row(Row row) {
    line = Math.max(line + 1, row.getRowNum());
    List<SheetCell> cells = new ArrayList<>(row.getCellCount());
    for (Cell cell : row) {
      cells.add(reader.read(cell));
    }
    return new SheetRow(line, cells);
  }

  @Override
  public void close() {
    try (ReadableWorkbook closed = workbook) {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the workbook cannot be closed", e);
    }
  }
}
