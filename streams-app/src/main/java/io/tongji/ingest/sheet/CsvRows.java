package io.tongji.ingest.sheet;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of a CSV file; blank ones are passed over. */
final class CsvRows implements InputRows {

  /** The parser gives the line in its message only. */
  private static final Pattern LINE = Pattern.compile("starting at line (\\d+)");

  private final CloseableIterator<CsvRecord> records;
  private final LineBeginnings beginnings;
  private final String file;
  private long readable;
  private boolean ended;

  CsvRows(CsvReader<CsvRecord> csv, LineBeginnings beginnings, String file) {
    this.records = csv.iterator();
    this.beginnings = beginnings;
    this.file = file;
  }

  @Override
  public @Nullable InputRow next() {
    while (!ended) {
      InputRow row = read();
      if (row != null && !row.blank()) {
        return row;
      }
    }
    return null;
  }

  private @Nullable InputRow read() {
    try {
      if (!records.hasNext()) {
        ended = true;
        return null;
      }
      CsvRecord csvRecord = records.next();
      readable = csvRecord.getStartingLineNumber();
      return InputRow.readable(readable, csvRecord.getFields());
    } catch (CsvParseException e) {
      ended = true;
      long line = lineOf(e);
      return InputRow.broken(line, beginnings.of(line));
    } catch (UncheckedIOException e) {
      throw Failure.setting(file + ": the file cannot be read: " + e.getMessage()).from(e);
    }
  }

  private long lineOf(CsvParseException failure) {
    Matcher named = LINE.matcher(String.valueOf(failure.getMessage()));
    return named.find() ? Long.parseLong(named.group(1)) : readable + 1;
  }

  @Override
  public void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw new UncheckedIOException(file + ": the file cannot be closed", e);
    }
  }
}
