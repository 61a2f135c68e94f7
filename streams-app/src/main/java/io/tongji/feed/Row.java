package io.tongji.feed;

import java.util.List;

/**
 * One row of a sheet, below its header.
 *
 * @param line number of the line on which the row begins, from 1, the header being counted
 * @param cells as written
 * @param broken true if the row cannot be read, and none after it
 */
public record Row(long line, List<String> cells, boolean broken) {

  /** Copies the list. */
  public Row {
    cells = List.copyOf(cells);
  }

  static Row readable(long line, List<String> cells) {
    return new Row(line, cells, false);
  }

  static Row broken(long line) {
    return new Row(line, List.of(), true);
  }

  /** True if nothing is written in the row. */
  boolean blank() {
    return !broken && cells.stream().allMatch(cell -> Text.clean(cell).isEmpty());
  }
}
