package io.tongji.ingest.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.ingest.Clerk;
import io.tongji.ingest.Receipt;
import io.tongji.ingest.check.CellKind;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.SheetColumn;
import io.tongji.ingest.workbook.WorkbookBounds;
import io.tongji.ingest.workbook.WorkbookFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Templates are opened and filled in with another library than the one that wrote them. */
final class TemplateTest {

  /** What a clerk writes under the headings; a form's other columns stay empty. */
  private static final Map<String, Object> FILLED_IN =
      Map.ofEntries(
          Map.entry("unit_id", Clerk.FIRM),
          Map.entry("period", "2023-12"),
          Map.entry("ytd", 1234.5),
          Map.entry("kind", "企业"),
          Map.entry("name", "甲"),
          Map.entry("area", "330483"),
          Map.entry("industry", "3670"),
          Map.entry("valid_from", "2023-01"),
          Map.entry("indicator", "GIO"),
          Map.entry("year", 2023),
          Map.entry("target", 944.5),
          Map.entry("unit", "亿元"),
          Map.entry("revision", 1),
          Map.entry("withdrawn", "否"));

  /** What is written otherwise, or beside, in a template of events. */
  private static final Map<String, Object> OF_AN_EVENT =
      Map.of(
          "event_id", "E1",
          "kind", "robots-bought",
          "status", "done",
          "occurred_on", "2023-12-05",
          "quantity", 3,
          "unit", "台");

  @TempDir private Path directory;

  static Stream<String> forms() {
    return Layout.forms().stream();
  }

  @ParameterizedTest
  @MethodSource("forms")
  void whatIsFilledInIsRead(String form) throws IOException {
    Path file = template(form, Language.ZH);
    fillIn(file, form);
    Clerk clerk = new Clerk(directory);

    Receipt receipt = clerk.feed(form, file);

    assertThat(receipt.line(Language.ZH)).as(clerk.printed().toString()).startsWith("读入 1 行:接收 1,");
  }

  @ParameterizedTest
  @MethodSource("forms")
  void anEmptyTemplateHoldsNoRows(String form) throws IOException {
    Clerk clerk = new Clerk(directory);

    assertThat(clerk.feed(form, template(form, Language.EN)).read()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void everyColumnHasAHeadingANoteAndItsFormat(Language language) throws IOException {
    for (String form : Layout.forms()) {
      try (XSSFWorkbook workbook = open(template(form, language))) {
        Sheet sheet = workbook.getSheetAt(0);
        List<SheetColumn> columns = Layout.of(form).columns();
        for (int at = 0; at < columns.size(); at++) {
          SheetColumn column = columns.get(at);
          Cell heading = sheet.getRow(0).getCell(at);
          assertThat(heading.getStringCellValue()).isEqualTo(column.header());
          assertThat(heading.getCellComment().getString().getString())
              .startsWith(
                  column.required()
                      ? language.of("必填", "required")
                      : language.of("可空", "may be empty"));
          boolean text =
              !Set.of(CellKind.AMOUNT, CellKind.NUMBER, CellKind.WHOLE).contains(column.kind());
          assertThat(sheet.getColumnStyle(at).getDataFormatString())
              .as(form + " " + column.name())
              .isEqualTo(text ? "@" : "General");
        }
        assertThat(sheet.getPaneInformation().getHorizontalSplitPosition()).isEqualTo((short) 1);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("forms")
  void aSpreadsheetProgramChecksWhatIsFilledIn(String form) throws IOException {
    try (XSSFWorkbook workbook = open(template(form, Language.ZH))) {
      List<? extends DataValidation> checks = workbook.getSheetAt(0).getDataValidations();
      List<SheetColumn> columns = Layout.of(form).columns();
      for (int at = 0; at < columns.size(); at++) {
        int column = at;
        CellKind kind = columns.get(at).kind();
        boolean checked =
            checks.stream()
                .flatMap(check -> Stream.of(check.getRegions().getCellRangeAddresses()))
                .anyMatch(range -> range.isInRange(1, column) && range.isInRange(99_999, column));
        boolean free = kind == CellKind.TEXT || kind == CellKind.LIST;
        assertThat(checked || free).as(columns.get(at).name()).isTrue();
      }
      assertThat(checks).allMatch(DataValidation::getShowErrorBox);
    }
  }

  private Path template(String form, Language language) throws IOException {
    Path file = directory.resolve(form + language + ".xlsx");
    try (OutputStream out = Files.newOutputStream(file)) {
      new Template(form, CatalogueFiles.builtIn(), language).writeTo(out);
    }
    assertThat(WorkbookFile.open(file, WorkbookBounds.WIDEST).sheets()).hasSizeGreaterThan(1);
    return file;
  }

  private static XSSFWorkbook open(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new XSSFWorkbook(in);
    }
  }

  private static void fillIn(Path file, String form) throws IOException {
    try (XSSFWorkbook workbook = open(file)) {
      Row row = workbook.getSheetAt(0).createRow(1);
      List<SheetColumn> columns = Layout.of(form).columns();
      for (int at = 0; at < columns.size(); at++) {
        Object usual = FILLED_IN.get(columns.get(at).name());
        Object value =
            form.equals("event") ? OF_AN_EVENT.getOrDefault(columns.get(at).name(), usual) : usual;
        if (value instanceof Number number) {
          row.createCell(at).setCellValue(number.doubleValue());
        } else if (value instanceof String text) {
          row.createCell(at).setCellValue(text);
        }
      }
      try (OutputStream out = Files.newOutputStream(file)) {
        workbook.write(out);
      }
    }
  }
}
