package io.tongji.ingest.workbook;

import io.tongji.ingest.sheet.SheetCell;
import java.util.List;

/**
 * A row of a sheet.
 *
 * @param line its number, from 1, as the spreadsheet program shows it
 * @param cells from column A to the last one that is written
 */
public record SheetRow(long line, List<SheetCell> cells) {

  /** Copies the list. */
  public SheetRow {
    cells = List.copyOf(cells);
  }
}
