package io.tongji.ingest.workbook;

import io.tongji.failure.Failure;
import io.tongji.ingest.sheet.InputRow;
import io.tongji.ingest.sheet.InputRows;
import io.tongji.ingest.sheet.SheetCell;
import io.tongji.ingest.sheet.SheetCell.CellContent;
import io.tongji.ingest.sheet.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet in a workbook; blank ones are passed over. */
final class WorkbookRows implements InputRows {

  private final String file;
  private final SheetRows rows;
  private final int width;
  private boolean ended;

  /**
   * Reads rows.
   *
   * @param file its name, for messages
   * @param width columns under the header, which every row has, be they written or not
   */
  WorkbookRows(String file, SheetRows rows, int width) {
    this.file = file;
    this.rows = rows;
    this.width = width;
  }

  @Override
  public @Nullable InputRow next() {
    while (!ended) {
      InputRow row = read();
      if (row != null && !row.blank()) {
        return row;
      }
    }
    return null;
  }

  private @Nullable InputRow read() {
    try {
      SheetRow row = rows.next();
      ended = row == null;
      return row == null ? null : row(row);
    } catch (Failure wrong) {
      // The rows behind it would be missing without a word: none of the file is fed.
      throw wrong.within(file).then("open it in Excel or WPS and save it as .xlsx, or as CSV");
    }
  }

  private InputRow row(SheetRow row) {
    List<SheetCell> cells = row.cells();
    int last = cells.size();
    while (last > width && Text.clean(cells.get(last - 1).text()).isEmpty()) {
      last--;
    }
    int size = Math.max(width, last);
    List<String> texts = new ArrayList<>(size);
    List<CellContent> kinds = new ArrayList<>(size);
    for (int at = 0; at < size; at++) {
      SheetCell cell = at < last ? cells.get(at) : SheetCell.EMPTY;
      texts.add(cell.text());
      kinds.add(cell.kind());
    }
    return new InputRow(row.line(), texts, kinds, false);
  }

  @Override
  public void close() {
    rows.close();
  }
}
