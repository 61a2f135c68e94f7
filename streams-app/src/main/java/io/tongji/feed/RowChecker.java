package io.tongji.feed;

import io.tongji.feed.RefusedRow.Cell;
import io.tongji.returns.Reason;
import io.tongji.returns.Rejection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns a row of one file into a record that the pipeline will not refuse by itself, or says why
 * not.
 *
 * @param <T> a return, a register record or a target
 */
final class RowChecker<T> {

  /**
   * What a row turned out to be.
   *
   * @param handedIn the record; null if it is refused
   * @param refused why; null if it is not
   */
  record Outcome<T>(@Nullable T handedIn, @Nullable RefusedRow refused) {}

  private final FormReader<T> reader;
  private final SheetPlace place;
  private final Header header;

  RowChecker(FormReader<T> reader, Source source) {
    this.reader = reader;
    this.place = SheetPlace.of(source.sheet());
    this.header = source.header();
  }

  Outcome<T> check(Row row) {
    boolean workbook = !place.sheet().isEmpty();
    if (row.broken()) {
      return refuse(row, Rejection.whole(workbook ? Reason.BROKEN_SHEET : Reason.BROKEN_ROW));
    }
    if (!fits(row.cells())) {
      return refuse(row, workbook ? outside(row.cells()) : count(row.cells()));
    }
    try {
      T handedIn = reader.read(new Cells(header, row));
      Optional<Rejection> rejection = reader.check(handedIn);
      return rejection.isEmpty()
          ? new Outcome<>(handedIn, null)
          : refuse(row, rejection.orElseThrow());
    } catch (BadCell bad) {
      return refuse(row, bad.rejection());
    }
  }

  /** Spreadsheet programs add empty cells to the right; any other difference is a mistake. */
  private boolean fits(List<String> cells) {
    int width = header.width();
    return cells.size() == width
        || (cells.size() > width
            && cells.subList(width, cells.size()).stream().allMatch(String::isBlank));
  }

  private static Rejection count(List<String> cells) {
    return new Rejection(Reason.CELL_COUNT, "", Integer.toString(cells.size()));
  }

  private Rejection outside(List<String> cells) {
    String first =
        cells.subList(header.width(), cells.size()).stream()
            .filter(cell -> !cell.isBlank())
            .findFirst()
            .orElse("");
    return new Rejection(Reason.OUTSIDE_TABLE, "", first);
  }

  /** The refusal of a row, in the words of its file. */
  RefusedRow refusal(Row row, Rejection rejection) {
    String field = rejection.field();
    String written = row.broken() || field.isEmpty() ? null : header.cell(row, field);
    boolean part = written != null && written.contains(rejection.value());
    String value = written == null || isListItem(field, part) ? rejection.value() : written;
    String label = field.isEmpty() ? "" : header.label(field);
    return RefusedRow.of(place, row.line(), new Cell(label, Text.clean(value)), rejection.reason());
  }

  /** The refusal of a row by a pipeline that knows more rules than this program. */
  RefusedRow refusal(Row row, String code) {
    return new RefusedRow(
        place, row.line(), new Cell("", ""), code, "流水线退回了该行", "查阅流水线版本的 docs/rejections.md");
  }

  private boolean isListItem(String field, boolean part) {
    Column column = reader.layout().column(field);
    return part && column != null && column.kind() == CellKind.LIST;
  }

  private Outcome<T> refuse(Row row, Rejection rejection) {
    return new Outcome<>(null, refusal(row, rejection));
  }
}
