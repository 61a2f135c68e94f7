package io.tongji.output;

import io.tongji.failure.Failure;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * An Excel workbook of one sheet, written row by row; the first row stays in view. Texts are cells
 * in text format, so that no spreadsheet program makes something else of a code. The same rows give
 * the same bytes: a workbook bears no date of its own.
 */
public final class SheetWriter implements Closeable {

  private static final String AS_TEXT = "@";
  private static final int LONGEST_TEXT = 32_767;

  /** Rows that are held in memory before they are written. */
  private static final int HELD = 1_000;

  /** Rows whose texts are shared: other programs change these with less effort. */
  private static final int MOST_SHARED = 50_000;

  private static final String PROPERTIES = "docProps/core.xml";
  private static final Pattern CREATED = Pattern.compile("(?<start><dcterms:created[^>]*>)[^<]*");
  private static final String NO_INSTANT = "${start}1980-01-01T00:00:00Z";
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final OutputStream out;
  private final Path dated;
  private final OutputStream toDated;
  private final Workbook workbook;
  private final Worksheet sheet;
  private int row;
  private int column;

  /**
   * Begins a workbook.
   *
   * @param out takes the workbook when it is {@linkplain #finish finished}; stays open
   * @param name of the sheet
   */
  public SheetWriter(OutputStream out, String name) throws IOException {
    this(out, name, 0);
  }

  /**
   * Begins a workbook, the first columns of which stay in view too.
   *
   * @param out as before
   * @param name as before
   * @param inView so many columns
   */
  public SheetWriter(OutputStream out, String name, int inView) throws IOException {
    this.out = out;
    this.dated = Files.createTempFile("tongji-", ".xlsx");
    dated.toFile().deleteOnExit();
    this.toDated = new BufferedOutputStream(Files.newOutputStream(dated));
    this.workbook = new Workbook(toDated, "tongji", null);
    workbook.setCompressionLevel(Deflater.BEST_SPEED);
    this.sheet = workbook.newWorksheet(name);
    sheet.freezePane(inView, 1);
  }

  /**
   * Writes a text into the next cell of the row.
   *
   * @throws Failure if a cell cannot hold it, or the row or the sheet has no more room
   */
  public void text(String text) {
    checkRoom();
    String escaped = CellText.escaped(text);
    if (column == Worksheet.MAX_COLS) {
      throw Failure.setting(
          "a sheet has no more than " + column + " columns", "write a file in CSV");
    }
    if (text.length() > LONGEST_TEXT) {
      throw Failure.setting(
          "a cell holds no more than " + LONGEST_TEXT + " characters", "write a file in CSV");
    }
    sheet.style(row, column).format(AS_TEXT).wrapText(text.contains("\n")).set();
    if (row < MOST_SHARED) {
      sheet.value(row, column, escaped);
    } else {
      sheet.inlineString(row, column, escaped);
    }
    column++;
  }

  /** Writes a text in bold letters. */
  public void heading(String text) {
    checkRoom();
    sheet.style(row, column).bold().set();
    text(text);
  }

  /** Makes a column as wide as so many digits. */
  public void width(int of, double digits) {
    sheet.width(of, digits);
  }

  /** Writes a number in a number format of Excel, such as {@code #,##0.00}. */
  public void number(BigDecimal number, String format) {
    checkRoom();
    sheet.style(row, column).format(format).set();
    number(number);
  }

  /** Writes a number into the next cell of the row, with the digits that it has. */
  public void number(BigDecimal number) {
    checkRoom();
    sheet.value(row, column, number);
    column++;
  }

  /** The last row of a sheet can be written; no cell behind it can. */
  private void checkRoom() {
    if (row == Worksheet.MAX_ROWS) {
      throw Failure.setting(
          "a sheet has no more than " + row + " rows", "ask for less, or write a file in CSV");
    }
  }

  /**
   * Ends the row.
   *
   * @throws Failure if the sheet has no room for it
   */
  public void endRow() throws IOException {
    checkRoom();
    row++;
    column = 0;
    if (row % HELD == 0) {
      sheet.flush();
    }
  }

  /** Writes the workbook out: all rows are there. */
  public void finish() throws IOException {
    workbook.finish();
    toDated.close();
    ZipOutputStream undated = new ZipOutputStream(out, StandardCharsets.UTF_8);
    try (ZipFile parts = new ZipFile(dated.toFile())) {
      for (ZipEntry part : Collections.list(parts.entries())) {
        ZipEntry entry = new ZipEntry(part.getName());
        entry.setTimeLocal(NO_TIME);
        undated.putNextEntry(entry);
        try (InputStream content = parts.getInputStream(part)) {
          copy(part.getName(), content, undated);
        }
        undated.closeEntry();
      }
    }
    undated.finish();
  }

  private static void copy(String part, InputStream content, OutputStream out) throws IOException {
    if (part.equals(PROPERTIES)) {
      String properties = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      String undated = CREATED.matcher(properties).replaceAll(NO_INSTANT);
      out.write(undated.getBytes(StandardCharsets.UTF_8));
    } else {
      content.transferTo(out);
    }
  }

  @Override
  public void close() throws IOException {
    toDated.close();
    Files.deleteIfExists(dated);
  }
}
