package io.tongji.ingest.sheet;

import io.tongji.ingest.sheet.SheetCell.CellContent;
import java.util.List;

/**
 * One row of a sheet, below its header.
 *
 * @param line number of the line on which the row begins, from 1, the header being counted
 * @param cells as written; of a broken row the beginning of its line
 * @param kinds what a workbook says that the cells hold; empty: all of them text
 * @param broken true if the row cannot be read, and none after it
 */
public record InputRow(long line, List<String> cells, List<CellContent> kinds, boolean broken) {

  /** Copies the lists. */
  public InputRow {
    cells = List.copyOf(cells);
    kinds = List.copyOf(kinds);
  }

  /** A row whose cells could be read. */
  public static InputRow readable(long line, List<String> cells) {
    return new InputRow(line, cells, List.of(), false);
  }

  /**
   * A row that cannot be read.
   *
   * @param beginning how its line begins; empty if that cannot be read either
   */
  static InputRow broken(long line, String beginning) {
    return new InputRow(line, List.of(beginning), List.of(), true);
  }

  /** What the cell at a place holds. */
  public CellContent kind(int place) {
    return place < kinds.size() ? kinds.get(place) : CellContent.TEXT;
  }

  /** True if nothing is written in the row. */
  public boolean blank() {
    for (String cell : cells) {
      if (!Text.isBlank(cell)) {
        return false;
      }
    }
    return !broken;
  }
}
