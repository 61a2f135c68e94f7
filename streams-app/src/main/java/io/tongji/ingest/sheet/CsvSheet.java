package io.tongji.ingest.sheet;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.tongji.failure.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** A CSV file, streamed: only the row at hand is in memory. */
public final class CsvSheet implements Sheet {

  private static final char MARK = '\uFEFF';

  private final Path path;
  private final Dialect dialect;
  private final long lines;
  private final HeaderRow header;

  private CsvSheet(
      Path path, CharsetDetector.Encoding encoding, ToLongFunction<List<String>> headings)
      throws IOException {
    this.path = path;
    this.lines = encoding.lines();
    Dialect first = new Dialect(encoding.charset(), encoding.mark(), separator(path, encoding));
    HeaderRow found = header(first, headings);
    for (char other : SeparatorDetector.SEPARATORS.toCharArray()) {
      if (!found.certain()) {
        Dialect second = new Dialect(encoding.charset(), encoding.mark(), other);
        HeaderRow tried = header(second, headings);
        first = tried.certain() ? second : first;
        found = tried.certain() ? tried : found;
      }
    }
    this.dialect = first;
    this.header = found;
  }

  private static char separator(Path path, CharsetDetector.Encoding encoding) throws IOException {
    try (Reader reader = reader(path, encoding.charset())) {
      return SeparatorDetector.detect(reader);
    }
  }

  private HeaderRow header(Dialect assumed, ToLongFunction<List<String>> headings)
      throws IOException {
    try (CsvRows rows = rows(assumed)) {
      HeaderRow found = HeaderRow.find(rows, headings);
      if (found == null) {
        throw Failure.setting(
            file() + ": the file has no header", "name the columns in the first row");
      }
      return found;
    }
  }

  /**
   * Opens a file and finds its header.
   *
   * @param charset of the file, if the user names it; else it is found by the bytes
   * @param headings how many cells of a row are headings of the form
   */
  public static CsvSheet open(
      Path path, Optional<Charset> charset, ToLongFunction<List<String>> headings) {
    try {
      return new CsvSheet(path, new CharsetDetector(path).detect(charset), headings);
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static Failure unreadable(Path path, IOException cause) {
    return Failure.setting(
            path + ": the file cannot be read (" + cause + ")",
            "check its name and your permissions")
        .from(cause);
  }

  @Override
  public String file() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public String name() {
    return "";
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public List<String> header() {
    return header.row().cells();
  }

  @Override
  public long headerLine() {
    return header.row().line();
  }

  @Override
  public List<List<String>> titles() {
    return header.titles();
  }

  @Override
  public long estimatedRows() {
    return Math.max(1, lines - 1);
  }

  @Override
  public InputRows rows() {
    try {
      CsvRows rows = rows(dialect);
      for (InputRow row = rows.next(); row != null; row = rows.next()) {
        if (row.line() == headerLine()) {
          break;
        }
      }
      return rows;
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private CsvRows rows(Dialect assumed) throws IOException {
    return new CsvRows(csv(assumed), new LineBeginnings(path, assumed.charset()), file());
  }

  private CsvReader<CsvRecord> csv(Dialect assumed) throws IOException {
    return CsvReader.builder()
        .fieldSeparator(assumed.separator())
        .allowUnclosedQuote(false)
        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
        .ofCsvRecord(reader(path, assumed.charset()));
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
