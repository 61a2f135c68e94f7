package io.tongji.ingest.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The row that names the columns, which titles may stand above.
 *
 * @param row the row
 * @param certain true if it names columns of the form; else it is just the first row
 * @param titles the rows above it
 */
public record HeaderRow(InputRow row, boolean certain, List<List<String>> titles) {

  private static final int FURTHEST = 30;
  private static final int FEWEST = 2;

  /**
   * The one of the first rows that has most headings of the form; null if there are no rows.
   *
   * @param headings how many cells of a row are headings of the form
   */
  public static @Nullable HeaderRow find(InputRows rows, ToLongFunction<List<String>> headings) {
    InputRow best = null;
    long most = 0;
    List<List<String>> above = new ArrayList<>();
    int titles = 0;
    InputRow row = rows.next();
    for (int read = 0; read < FURTHEST && row != null && !row.broken(); read++) {
      long named = headings.applyAsLong(row.cells());
      if (best == null || named > most) {
        best = row;
        most = named;
        titles = read;
      }
      above.add(row.cells());
      row = rows.next();
    }
    return best == null
        ? null
        : new HeaderRow(best, most >= FEWEST, List.copyOf(above.subList(0, titles)));
  }
}
