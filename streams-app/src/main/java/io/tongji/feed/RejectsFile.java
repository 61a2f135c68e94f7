package io.tongji.feed;

import io.tongji.catalogue.Language;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A file of the rows that did not get in, with reasons: CSV written as the first file was, or a
 * workbook if it is to be named .xlsx; it is fed again as it is once the cells are right.
 */
final class RejectsFile implements RefusalSink, Closeable {

  private final Path path;
  private final Language language;
  private final RejectColumns columns;
  private final RejectsTable table;

  /**
   * Creates the file, with a header that has room for the columns of all sources; reasons and
   * remedies are in a language.
   */
  RejectsFile(Path path, List<Source> sources, Language language) {
    this.path = path;
    this.language = language;
    this.columns = new RejectColumns(sources);
    try {
      this.table = table(path, sources.get(0).sheet().dialect());
      table.row(columns.header());
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(e);
    }
  }

  private static RejectsTable table(Path path, Dialect first) throws IOException {
    boolean workbook = path.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
    return workbook ? new RejectsWorkbook(path) : new RejectsCsv(path, first);
  }

  /** Refuses to write over one of the files that are fed. */
  static void checkApart(Path rejects, List<Path> files) {
    for (Path file : files) {
      if (rejects.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
        throw FeedException.usage(
            "--rejects " + rejects + " is also fed; name another file for the rejects");
      }
    }
  }

  @Override
  public void refuse(RefusedRow refused, int file, Row row) {
    List<String> line = new ArrayList<>(columns.cells(file, row));
    int width = columns.width();
    line.addAll(
        width,
        List.of(
            refused.place().file(),
            Long.toString(refused.line()),
            refused.cell().field(),
            refused.code(),
            refused.reason(language),
            refused.remedy(language)));
    try {
      table.row(line);
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    try {
      table.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private FeedException unwritable(Exception cause) {
    return FeedException.usage(
        path + ": the rejects cannot be written (" + cause + "); name another file", cause);
  }
}
