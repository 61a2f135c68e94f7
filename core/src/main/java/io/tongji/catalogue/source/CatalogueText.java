package io.tongji.catalogue.source;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tongji.failure.Failure;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file of the catalogue from its bytes to rows of cells, refusing what it cannot read. */
final class CatalogueText {

  private static final char MARK = '\uFEFF';

  /** The parser names the line only in its message, and none where the header is wrong. */
  private static final Pattern LINE = Pattern.compile("starting at line (\\d+)");

  private final String file;
  private final String text;

  CatalogueText(String file, byte[] bytes) {
    this.file = file;
    this.text = decode(file, bytes);
  }

  /** Strictly: another character set would give other names without a word. */
  private static String decode(String file, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer characters = CharBuffer.allocate(bytes.length);
    boolean wrong = decoder.decode(ByteBuffer.wrap(bytes), characters, true).isError();
    String text = characters.flip().toString();
    if (wrong) {
      throw Failure.setting("is not written in UTF-8", "save the file as \"CSV UTF-8\"")
          .within(
              "catalogue "
                  + file
                  + " line "
                  + (1 + text.chars().filter(character -> character == '\n').count()));
    }
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }

  /** The rows below the header, each with a cell for every column. */
  List<NamedCsvRecord> rows() {
    List<NamedCsvRecord> rows = new ArrayList<>();
    try {
      CsvReader.builder()
          .allowUnclosedQuote(false)
          .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
          .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
          .ofNamedCsvRecord(text)
          .forEach(rows::add);
    } catch (CsvParseException e) {
      throw unreadable(e);
    }
    rows.forEach(this::checkCells);
    return rows;
  }

  private void checkCells(NamedCsvRecord row) {
    int cells = row.getFieldCount();
    int columns = row.getHeader().size();
    String line = file + " line " + row.getStartingLineNumber() + " column ";
    String counts = "the row has " + cells + " cells, the header " + columns;
    if (cells < columns) {
      throw Failure.setting("is missing: " + counts, "add what is missing")
          .within("catalogue " + line + row.getHeader().get(cells));
    }
    if (cells > columns) {
      throw Failure.setting(
              '"' + row.getField(columns) + "\" is too much: " + counts,
              "put a cell that contains commas in quotes, or remove the cell")
          .within("catalogue " + line + (columns + 1));
    }
  }

  private Failure unreadable(CsvParseException failure) {
    String message = String.valueOf(failure.getMessage());
    Matcher place = LINE.matcher(message);
    if (!place.find()) {
      return Failure.setting(message, "name each column once")
          .within("catalogue " + file + " line 1");
    }
    int line = Integer.parseInt(place.group(1));
    String record = String.join("\n", text.lines().skip(line - 1L).toList());
    return Failure.setting(
            "has quotes that do not match", "close the quote; write a quote inside a cell twice")
        .within("catalogue " + file + " line " + line + " column " + brokenCell(record));
  }

  /** The number of the first cell, from 1, whose quote is not closed, or closed in its middle. */
  private static int brokenCell(String record) {
    int cell = 1;
    int at = 0;
    while (at < record.length()) {
      if (record.charAt(at) == '"') {
        at = closing(record, at + 1) + 1;
        if (at >= record.length() || (record.charAt(at) != ',' && record.charAt(at) != '\n')) {
          return cell;
        }
      }
      cell += at < record.length() && record.charAt(at) == ',' ? 1 : 0;
      at = next(record, at);
    }
    return cell;
  }

  private static int closing(String record, int from) {
    int at = record.indexOf('"', from);
    while (at >= 0 && at + 1 < record.length() && record.charAt(at + 1) == '"') {
      at = record.indexOf('"', at + 2);
    }
    return at < 0 ? record.length() : at;
  }

  /** Where the next cell may begin. */
  private static int next(String record, int at) {
    if (record.charAt(at) == ',') {
      return at + 1;
    }
    int comma = record.indexOf(',', at);
    return comma < 0 ? record.length() : comma;
  }
}
