package io.tongji.export;

import io.tongji.failure.Failure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The table for people as an Excel workbook (Office Open XML) of one sheet. */
final class Workbook implements ExportWriter {

  private static final int MOST_ROWS = 1_048_576;
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  private static final String SHEET_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.";

  private final ZipOutputStream zip;
  private final Writer sheet;
  private final NamedTable table;
  private int rows;

  Workbook(OutputStream out, NamedTable table) throws IOException {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    this.table = table;
    part("[Content_Types].xml", contentTypes());
    part("_rels/.rels", relation(OFFICE + "/officeDocument", "xl/workbook.xml"));
    part("xl/_rels/workbook.xml.rels", relation(OFFICE + "/worksheet", "worksheets/sheet1.xml"));
    part("xl/workbook.xml", workbook());
    begin("xl/worksheets/sheet1.xml");
    this.sheet = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8));
    sheet.write(XML + "<worksheet xmlns=\"" + SHEETS + "\"><sheetData>");
    row(table.header(), false);
  }

  private static String contentTypes() {
    return "<Types xmlns=\""
        + PACKAGE
        + "content-types\"><Default Extension=\"rels\" ContentType=\""
        + "application/vnd.openxmlformats-package.relationships+xml\"/>"
        + override("/xl/workbook.xml", "sheet.main+xml")
        + override("/xl/worksheets/sheet1.xml", "worksheet+xml")
        + "</Types>";
  }

  private static String override(String part, String type) {
    return "<Override PartName=\"" + part + "\" ContentType=\"" + SHEET_TYPE + type + "\"/>";
  }

  private static String relation(String type, String target) {
    return "<Relationships xmlns=\""
        + PACKAGE
        + "relationships\"><Relationship Id=\"r1\" Type=\""
        + type
        + "\" Target=\""
        + target
        + "\"/></Relationships>";
  }

  private static String workbook() {
    return "<workbook xmlns=\""
        + SHEETS
        + "\" xmlns:r=\""
        + OFFICE
        + "\"><sheets><sheet name=\"tongji\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";
  }

  private void part(String name, String content) throws IOException {
    begin(name);
    zip.write((XML + content).getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private void begin(String name) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(NO_TIME);
    zip.putNextEntry(entry);
  }

  @Override
  public void write(Observation row) throws IOException {
    row(table.cells(row), row.shown().value() != null);
  }

  private void row(List<String> cells, boolean withNumber) throws IOException {
    rows++;
    if (rows > MOST_ROWS) {
      throw Failure.setting(
          "a sheet has no more than " + MOST_ROWS + " rows", "ask for less, or for --format csv");
    }
    sheet.write("<row>");
    for (int column = 0; column < cells.size(); column++) {
      String text = cells.get(column);
      sheet.write(
          withNumber && column == NamedTable.VALUE
              ? "<c><v>" + text + "</v></c>"
              : "<c t=\"inlineStr\"><is><t>" + escaped(text) + "</t></is></c>");
    }
    sheet.write("</row>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void finish() throws IOException {
    sheet.write("</sheetData></worksheet>");
    sheet.flush();
    zip.closeEntry();
    zip.finish();
  }
}
