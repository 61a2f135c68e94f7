package io.tongji.feed;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A CSV file, streamed: only the row at hand is in memory. */
public final class CsvSheet implements Sheet {

  private static final char MARK = '\uFEFF';

  private final Path path;
  private final Dialect dialect;
  private final long lines;
  private final List<String> header;

  private CsvSheet(Path path, CharsetDetector.Finding finding) throws IOException {
    this.path = path;
    this.lines = finding.lines();
    char separator;
    try (Reader reader = reader(path, finding.charset())) {
      separator = SeparatorDetector.detect(reader);
    }
    this.dialect = new Dialect(finding.charset(), finding.mark(), separator);
    try (CsvRows rows = new CsvRows(csv(), file())) {
      Row first = rows.next();
      if (first == null || first.broken()) {
        throw FeedException.usage(
            file() + ": the file has no header; name the columns in the first row");
      }
      this.header = first.cells();
    }
  }

  /**
   * Opens a file and reads its header.
   *
   * @param charset of the file, if the user knows better than its bytes tell
   */
  public static CsvSheet open(Path path, Optional<Charset> charset) {
    try {
      return new CsvSheet(path, new CharsetDetector(path).detect(charset));
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static FeedException unreadable(Path path, IOException cause) {
    return FeedException.usage(
        path + ": the file cannot be read (" + cause + "); check its name and your permissions",
        cause);
  }

  @Override
  public String file() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public List<String> header() {
    return header;
  }

  @Override
  public long estimatedRows() {
    return Math.max(1, lines - 1);
  }

  @Override
  public Rows rows() {
    try {
      CsvRows rows = new CsvRows(csv(), file());
      rows.next();
      return rows;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private CsvReader<CsvRecord> csv() throws IOException {
    return CsvReader.builder()
        .fieldSeparator(dialect.separator())
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(reader(path, dialect.charset()));
  }

  private static Reader reader(Path path, Charset charset) throws IOException {
    BufferedReader buffered = Files.newBufferedReader(path, charset);
    PushbackReader reader = new PushbackReader(buffered);
    int first = reader.read();
    if (first >= 0 && first != MARK) {
      reader.unread(first);
    }
    return reader;
  }
}
