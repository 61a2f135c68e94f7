package io.tongji.ingest.rejects;

import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import io.tongji.ingest.check.FormSheet;
import io.tongji.ingest.check.FormSheets;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.RefusalSink;
import io.tongji.ingest.check.RefusedCell;
import io.tongji.ingest.check.RefusedRow;
import io.tongji.ingest.check.SheetColumn;
import io.tongji.ingest.sheet.Dialect;
import io.tongji.ingest.sheet.InputRow;
import io.tongji.output.AtomicFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A file of the rows that did not get in, with all reasons: CSV written as the first file was, or a
 * workbook if it is to be named .xlsx; it is fed again as it is once the cells are right. The file
 * is there when all has been fed.
 */
public final class RejectsFile implements RefusalSink, Closeable {

  private final Path path;
  private final Language language;
  private final RejectColumns columns;
  private final AtomicFile file;
  private final RejectsTable table;

  /**
   * Creates the file, with a header that has room for the columns of all sources; reasons and
   * remedies are in a language.
   */
  public RejectsFile(Path path, List<FormSheet> sources, Language language) {
    this.path = path;
    this.language = language;
    this.columns = new RejectColumns(sources);
    try {
      this.file = AtomicFile.begin(path);
      this.table = table(sources.get(0).sheet().dialect());
      table.header(columns.header());
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(e);
    }
  }

  private RejectsTable table(Dialect first) throws IOException {
    boolean workbook = path.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    return workbook ? new RejectsWorkbook(file.out()) : new RejectsCsv(file.out(), first);
  }

  /** True if a file has the remarks that rejects have; false if it is no table at all. */
  public static boolean isOne(Path file, Layout layout) {
    try {
      return FormSheets.sheets(file, layout).stream()
          .allMatch(
              sheet ->
                  sheet
                      .header()
                      .containsAll(Layout.REMARKS.stream().map(SheetColumn::name).toList()));
    } catch (Failure noTable) {
      return false;
    }
  }

  @Override
  public void refuse(RefusedRow refused, int file, InputRow row) {
    List<String> line = new ArrayList<>(columns.cells(file, row));
    int width = columns.width();
    line.addAll(
        width,
        List.of(
            refused.place().file(),
            Long.toString(refused.line()),
            eachOnALine(refused, RefusedCell::field),
            eachOnALine(refused, RefusedCell::code),
            eachOnALine(refused, cell -> cell.reason(language)),
            eachOnALine(refused, cell -> cell.remedy(language))));
    try {
      table.row(line, wrong(refused, file));
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(e);
    }
  }

  /**
   * What is wrong with the whole row, or with a column that is not there, is said of its first
   * cell.
   */
  private Map<Integer, String> wrong(RefusedRow refused, int file) {
    Map<Integer, String> wrong = new HashMap<>();
    for (RefusedCell cell : refused.cells()) {
      String words = cell.reason(language) + "\n" + cell.remedy(language);
      wrong.merge(columns.place(file, cell), words, (first, second) -> first + "\n" + second);
    }
    return wrong;
  }

  /** What is said of the first cell stands on the first line in every remark, and so on. */
  private static String eachOnALine(RefusedRow refused, Function<RefusedCell, String> said) {
    return refused.cells().stream().map(said).collect(Collectors.joining("\n"));
  }

  /** All rows are there: the file takes its name. Otherwise it stays as it was. */
  public void keep() {
    try {
      table.close();
      file.commit();
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private Failure unwritable(Exception cause) {
    return Failure.setting(
            path + ": the rejects cannot be written (" + cause + ")", "name another file")
        .from(cause);
  }
}
