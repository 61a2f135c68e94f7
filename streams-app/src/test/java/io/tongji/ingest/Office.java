package io.tongji.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** Writes workbooks as a spreadsheet program does, with a library that the product does not use. */
public final class Office {

  /** What is typed into a cell as a formula, with the result that is saved beside it. */
  public record Formula(String expression, Object result) {}

  private final Path file;
  private final XSSFWorkbook workbook = new XSSFWorkbook();
  private Sheet sheet;
  private int next;

  public Office(Path file, String sheet) {
    this.file = file;
    this.sheet = workbook.createSheet(sheet);
  }

  public Office sheet(String name) {
    sheet = workbook.createSheet(name);
    next = 0;
    return this;
  }

  public Office hidden() {
    workbook.setSheetHidden(workbook.getSheetIndex(sheet), true);
    return this;
  }

  /** Leaves rows free. */
  public Office skip(int rows) {
    next += rows;
    return this;
  }

  /** Writes a row; null leaves a cell out. */
  public Office row(@Nullable Object... cells) {
    Row row = sheet.createRow(next++);
    for (int at = 0; at < cells.length; at++) {
      Object cell = cells[at];
      if (cell != null) {
        put(row.createCell(at), cell);
      }
    }
    return this;
  }

  /** Gives the last row's cell a number format. */
  public Office format(int column, String format) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat(workbook.createDataFormat().getFormat(format));
    sheet.getRow(next - 1).getCell(column).setCellStyle(style);
    return this;
  }

  /** Gives the last row's cell a format that is known by its number alone. */
  public Office format(int column, int number) {
    CellStyle style = workbook.createCellStyle();
    style.setDataFormat((short) number);
    sheet.getRow(next - 1).getCell(column).setCellStyle(style);
    return this;
  }

  public XSSFWorkbook workbook() {
    return workbook;
  }

  private static void put(Cell cell, Object value) {
    if (value instanceof String text) {
      cell.setCellValue(text);
    } else if (value instanceof Byte error) {
      cell.setCellErrorValue(error);
    } else if (value instanceof Number number) {
      cell.setCellValue(number.doubleValue());
    } else if (value instanceof Boolean truth) {
      cell.setCellValue(truth);
    } else if (value instanceof LocalDate date) {
      cell.setCellValue(date);
    } else if (value instanceof Formula formula) {
      cell.setCellFormula(formula.expression());
      put(cell, formula.result());
    } else {
      throw new IllegalArgumentException("not a cell: " + value);
    }
  }

  public Path save() {
    try (OutputStream out = Files.newOutputStream(file)) {
      workbook.write(out);
      workbook.close();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
