package io.tongji.ingest.check;

import io.tongji.catalogue.Language;
import io.tongji.ingest.sheet.SheetPlace;
import java.util.List;

/**
 * A row that did not get in, and all that is wrong with it.
 *
 * @param place name of the file, and of the sheet in it
 * @param line on which the row begins
 * @param cells that are wrong, each once
 */
public record RefusedRow(SheetPlace place, long line, List<RefusedCell> cells) {

  /** Copies the list. */
  public RefusedRow {
    cells = List.copyOf(cells);
  }

  /**
   * A line for each cell: file, sheet, line, column, value, what is wrong, what to do, and the
   * code.
   */
  public List<String> lines(Language language) {
    String line = place.line(this.line, language);
    return cells.stream()
        .map(
            cell ->
                line
                    + " "
                    + cell.reason(language)
                    + language.of(";", " ")
                    + cell.remedy(language)
                    + " ["
                    + cell.code()
                    + "]")
        .toList();
  }
}
