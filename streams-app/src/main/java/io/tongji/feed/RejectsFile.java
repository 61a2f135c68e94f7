package io.tongji.feed;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A file of the rows that did not get in, with reasons: written as the first file was, and fed
 * again as it is once the cells are right.
 */
final class RejectsFile implements RefusalSink, Closeable {

  private static final Set<String> HOLD_CHINESE =
      Set.of("UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE");

  private final Path path;
  private final RejectColumns columns;
  private final CsvWriter csv;

  /** Creates the file, with a header that has room for the columns of all sources. */
  RejectsFile(Path path, List<Source> sources) {
    this.path = path;
    this.columns = new RejectColumns(sources);
    Dialect dialect = sources.get(0).sheet().dialect();
    boolean holds = HOLD_CHINESE.contains(dialect.charset().name());
    try {
      this.csv = writer(path, holds ? dialect : Dialect.OFFICE);
      csv.writeRecord(columns.header());
    } catch (IOException | UncheckedIOException e) {
      throw unwritable(e);
    }
  }

  private static CsvWriter writer(Path path, Dialect dialect) throws IOException {
    Charset charset = dialect.charset();
    Writer writer = Files.newBufferedWriter(path, charset);
    if (dialect.mark()) {
      writer.write('\uFEFF');
    }
    return CsvWriter.builder()
        .fieldSeparator(dialect.separator())
        .lineDelimiter(LineDelimiter.LF)
        .build(writer);
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
            refused.reason(),
            refused.remedy()));
    try {
      csv.writeRecord(line);
    } catch (UncheckedIOException e) {
      throw unwritable(e);
    }
  }

  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  private FeedException unwritable(Exception cause) {
    return FeedException.usage(
        path + ": the rejects cannot be written (" + cause + "); name another file", cause);
  }
}
