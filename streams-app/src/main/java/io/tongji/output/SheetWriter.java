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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.StyleSetter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * An Excel workbook of one sheet, written row by row; the first row stays in view, and columns are
 * as wide as their first thousand cells. Texts are cells in text format, so that no spreadsheet
 * program makes something else of a code; numbers have their decimals and separated thousands. The
 * same rows give the same bytes: a workbook bears no date of its own.
 */
public final class SheetWriter implements Closeable {

  private static final String AS_TEXT = "@";
  private static final int LONGEST_TEXT = 32_767;

  /** Rows that are held in memory before they are written. */
  private static final int HELD = 1_000;

  /** Rows whose texts are shared: other programs change these with less effort. */
  private static final int MOST_SHARED = 50_000;

  /** Comments that are kept: all of them are held in memory, and slow to open. */
  private static final int MOST_COMMENTS = 10_000;

  private static final String WRONG = "FFC7CE";
  private static final int NARROWEST = 8;
  private static final int WIDEST = 60;

  /** Where letters begin that are as wide as two digits: Hangul, Chinese, full width. */
  private static final int FIRST_WIDE = 0x1100;

  private static final String PROPERTIES = "docProps/core.xml";
  private static final Pattern CREATED = Pattern.compile("(?<start><dcterms:created[^>]*>)[^<]*");
  private static final String NO_INSTANT = "${start}1980-01-01T00:00:00Z";
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final OutputStream out;
  private final Path dated;
  private final OutputStream toDated;
  private final Workbook workbook;
  private final Worksheet sheet;
  private final List<Integer> widths = new ArrayList<>();
  private int row;
  private int column;
  private int comments;

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
    text(text, false);
  }

  /**
   * Writes a text into a cell in the colour of what is wrong.
   *
   * @param comment what is wrong, and what to do; kept for the first ten thousand cells
   */
  public void wrong(String text, String comment) {
    checkCell();
    if (comments < MOST_COMMENTS) {
      sheet.comment(row, column, CellText.escaped(comment));
      comments++;
    }
    text(text, true);
  }

  private void text(String text, boolean wrong) {
    checkCell();
    String escaped = CellText.escaped(text);
    if (text.length() > LONGEST_TEXT) {
      throw Failure.setting(
          "a cell holds no more than " + LONGEST_TEXT + " characters", "write a file in CSV");
    }
    StyleSetter style = sheet.style(row, column).format(AS_TEXT).wrapText(text.contains("\n"));
    (wrong ? style.fillColor(WRONG) : style).set();
    if (row < MOST_SHARED) {
      sheet.value(row, column, escaped);
    } else {
      sheet.inlineString(row, column, escaped);
    }
    widen(text.lines().mapToInt(SheetWriter::digits).max().orElse(0));
    column++;
  }

  /** Writes a text in bold letters. */
  public void heading(String text) {
    checkCell();
    sheet.style(row, column).bold().set();
    text(text, false);
  }

  /** Writes a number into the next cell of the row; its decimals are shown, even if they are 0. */
  public void number(BigDecimal number) {
    checkCell();
    int decimals = Math.max(0, number.scale());
    String format = "#,##0" + (decimals > 0 ? "." + "0".repeat(decimals) : "");
    sheet.style(row, column).format(format).set();
    sheet.value(row, column, number);
    widen(number.precision() + number.precision() / 3 + 2); // separators, sign and point
    column++;
  }

  /** How many digits have the room that a line takes. */
  private static int digits(String line) {
    return line.codePoints().map(letter -> letter < FIRST_WIDE ? 1 : 2).sum();
  }

  private void widen(int digits) {
    if (row >= HELD) {
      return; // the widths are written with the first rows
    }
    if (column == widths.size()) {
      widths.add(NARROWEST);
    }
    widths.set(column, Math.min(WIDEST, Math.max(widths.get(column), digits + 2)));
  }

  private void writeWidths() {
    for (int of = 0; of < widths.size(); of++) {
      sheet.width(of, widths.get(of));
    }
  }

  /** The last row of a sheet can be written; no cell behind it can. */
  private void checkRoom() {
    if (row == Worksheet.MAX_ROWS) {
      throw Failure.setting(
          "a sheet has no more than " + row + " rows", "ask for less, or write a file in CSV");
    }
  }

  private void checkCell() {
    checkRoom();
    if (column == Worksheet.MAX_COLS) {
      throw Failure.setting(
          "a sheet has no more than " + column + " columns", "write a file in CSV");
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
      if (row == HELD) {
        writeWidths();
      }
      sheet.flush();
    }
  }

  /** Writes the workbook out: all rows are there. */
  public void finish() throws IOException {
    if (row < HELD) {
      writeWidths();
    }
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
