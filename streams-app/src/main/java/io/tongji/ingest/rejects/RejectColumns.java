package io.tongji.ingest.rejects;

import io.tongji.ingest.check.CellKind;
import io.tongji.ingest.check.FormSheet;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.RefusedCell;
import io.tongji.ingest.check.SheetColumn;
import io.tongji.ingest.sheet.InputRow;
import io.tongji.ingest.sheet.SheetCell.CellContent;
import io.tongji.ingest.sheet.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The columns of a rejects file: those of all files that are fed, each once, and the remarks. */
final class RejectColumns {

  private final Map<String, Integer> placeByName = new HashMap<>();
  private final List<String> headings = new ArrayList<>();
  private final List<int[]> placesByFile = new ArrayList<>();
  private final List<FormSheet> sources;

  RejectColumns(List<FormSheet> sources) {
    this.sources = sources;
    sources.forEach(source -> placesByFile.add(places(source)));
  }

  /** Of each place in the source the place in the rejects file; -1 for remarks of earlier ones. */
  private int[] places(FormSheet source) {
    List<String> written = source.sheet().header();
    int[] places = new int[written.size()];
    for (int at = 0; at < places.length; at++) {
      SheetColumn known = source.header().column(written.get(at));
      String heading = Text.clean(written.get(at));
      if (known == null) {
        places[at] = place(heading.isEmpty() ? nameless(at) : heading, heading);
      } else {
        places[at] = known.kind() == CellKind.REMARK ? -1 : place(known.name(), heading);
      }
    }
    return places;
  }

  /** Columns without a heading are kept apart by their place; no heading begins with a blank. */
  private static String nameless(int at) {
    return " " + at;
  }

  private int place(String name, String heading) {
    Integer place = placeByName.putIfAbsent(name, headings.size());
    if (place == null) {
      headings.add(heading);
      return headings.size() - 1;
    }
    return place;
  }

  /** The headings, the remarks last. */
  List<String> header() {
    List<String> header = new ArrayList<>(headings);
    Layout.REMARKS.forEach(remark -> header.add(remark.name()));
    return header;
  }

  /** The place of a cell of a file; 0 if it has none. */
  int place(int file, RefusedCell cell) {
    int[] places = placesByFile.get(file);
    int at = cell.column(sources.get(file).sheet().header());
    return at < 0 ? 0 : Math.max(0, places[at]);
  }

  /** Columns before the remarks. */
  int width() {
    return headings.size();
  }

  /**
   * The row's cells in the order of the rejects file; those that no column is for come last. A
   * broken row has none: its file has to be put right.
   */
  List<String> cells(int file, InputRow row) {
    List<String> cells = new ArrayList<>(Collections.nCopies(headings.size(), ""));
    int[] places = placesByFile.get(file);
    if (row.broken()) {
      return cells;
    }
    for (int at = 0; at < row.cells().size(); at++) {
      if (at >= places.length) {
        cells.add(row.cells().get(at));
      } else if (places[at] >= 0) {
        cells.set(places[at], cell(sources.get(file), row, at));
      }
    }
    return cells;
  }

  /**
   * The cell as written; but a code that had become a number must not come back as a text that
   * looks like a code, and is shown as spreadsheet programs show it.
   */
  private static String cell(FormSheet source, InputRow row, int at) {
    String text = row.cells().get(at);
    SheetColumn known = source.header().column(source.sheet().header().get(at));
    boolean lost =
        row.kind(at) == CellContent.NUMBER && known != null && known.kind() == CellKind.CODE;
    return lost ? rounded(text) : text;
  }

  private static String rounded(String digits) {
    String significant = digits.replaceFirst("0+$", "");
    String fraction = significant.length() < 2 ? "" : "." + significant.substring(1);
    return significant.isEmpty()
        ? digits
        : significant.charAt(0) + fraction + "E+" + (digits.length() - 1);
  }
}
