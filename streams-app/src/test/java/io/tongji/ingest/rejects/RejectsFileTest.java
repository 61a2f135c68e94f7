package io.tongji.ingest.rejects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.Language;
import io.tongji.failure.Failure;
import io.tongji.ingest.Clerk;
import io.tongji.ingest.Office;
import io.tongji.ingest.Receipt;
import io.tongji.ingest.check.Layout;
import io.tongji.ingest.check.SheetColumn;
import io.tongji.ingest.send.Origin;
import io.tongji.returns.Return;
import io.tongji.returns.edits.RejectionReason;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectsFileTest {

  private static final String FIRM = Clerk.FIRM;
  private static final String REMARKS = "file,line,field,code,reason,remedy";

  @TempDir private Path directory = Path.of("");

  @Test
  void aRowPutRightInTheRejectsFileGetsIn() {
    Clerk clerk = new Clerk(directory).rejects("rejects.csv");
    Path file =
        clerk.write(
            "a.csv", "统一社会信用代码,报告期,说明,本年累计", FIRM + ",2023-03,\"两\n行\",约7", FIRM + ",2023-04,,8");
    assertThat(clerk.feed("output", file).refusedRows()).isEqualTo(1);

    String rejects = clerk.read("rejects.csv");
    assertThat(rejects)
        .startsWith("统一社会信用代码,报告期,说明,本年累计," + REMARKS + "\n")
        .contains("约7,a.csv,2,本年累计,NOT_A_NUMBER,\"本年累计 \"\"约7\"\": 不是数\"");

    Clerk again = new Clerk(directory).rejects("rejects-2.csv");
    Path mended = again.write("mended.csv", rejects.replace(",约7,", ",\"1,007\","));
    Receipt receipt = again.feed("output", mended);

    assertThat(receipt.accepted()).isEqualTo(1);
    assertThat(receipt.refusedRows()).isZero();
    Return fed = again.destination().fedReturns().get(0);
    assertThat(fed.figures().get(0)).isEqualTo(1_007_000);
    assertThat(fed.remarks().explanation()).isEqualTo("两\n行");
    assertThat(again.read("rejects-2.csv")).isEqualTo("统一社会信用代码,报告期,说明,本年累计," + REMARKS + "\n");
  }

  /** Opened and put right with another library than the one that wrote it. */
  @Test
  void aRowPutRightInAWorkbookOfRejectsGetsIn() throws Exception {
    Clerk clerk = new Clerk(directory).rejects("rejects.xlsx");
    Path file =
        clerk.write(
            "a.csv",
            "统一社会信用代码,报告期,说明,本年累计",
            FIRM + ",2023-03,\"<两>\n行\u0001_x0041_\",约7",
            FIRM + ",2023-04,,8");
    assertThat(clerk.feed("output", file).refusedRows()).isEqualTo(1);

    Path rejects = directory.resolve("rejects.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(rejects))) {
      org.apache.poi.ss.usermodel.Row row = workbook.getSheetAt(0).getRow(1);
      assertThat(row.getCell(0).getStringCellValue()).isEqualTo(FIRM);
      assertThat(row.getCell(0).getCellStyle().getDataFormatString()).isEqualTo("@");
      assertThat(row.getCell(5).getStringCellValue()).isEqualTo("2");
      assertThat(row.getCell(7).getStringCellValue()).isEqualTo("NOT_A_NUMBER");
      assertThat(row.getCell(9).getStringCellValue()).isNotBlank();
      row.getCell(3).setCellValue("1,007");
      try (OutputStream out = Files.newOutputStream(directory.resolve("mended.xlsx"))) {
        workbook.write(out);
      }
    }

    Clerk again = new Clerk(directory);
    Receipt receipt = again.feed("output", directory.resolve("mended.xlsx"));

    assertThat(receipt.accepted()).as(again.printed().toString()).isEqualTo(1);
    assertThat(receipt.refusedRows()).isZero();
    Return fed = again.destination().fedReturns().get(0);
    assertThat(fed.figures().get(0)).isEqualTo(1_007_000);
    assertThat(fed.remarks().explanation()).isEqualTo("<两>\n行\u0001_x0041_");
  }

  /** What is wrong with one cell stands on one line in each remark. */
  @Test
  void aRowWithSeveralFaultsComesOnceWithALineForEach() {
    Clerk clerk = new Clerk(directory).rejects("rejects.csv");
    Path file = clerk.write("a.csv", "unit_id,\"报\n告期\",ytd", "91330483YB00000327,2023-13,约7");
    assertThat(clerk.feed("output", file).refusedRows()).isEqualTo(1);
    assertThat(clerk.printed()).hasSize(3);

    String rejects = clerk.read("rejects.csv");
    assertThat(rejects)
        .endsWith(
            "91330483YB00000327,2023-13,约7,a.csv,3,\"ytd\nunit_id\n报 告期\","
                + "\"NOT_A_NUMBER\nCHECK_DIGIT\nBAD_PERIOD\","
                + "\"ytd \"\"约7\"\": "
                + RejectionReason.NOT_A_NUMBER.message()
                + "\nunit_id \"\"91330483YB00000327\"\": "
                + RejectionReason.CHECK_DIGIT.message()
                + "\n报 告期 \"\"2023-13\"\": "
                + RejectionReason.BAD_PERIOD.message()
                + "\",\""
                + RejectionReason.NOT_A_NUMBER.remedy()
                + "\n"
                + RejectionReason.CHECK_DIGIT.remedy()
                + "\n"
                + RejectionReason.BAD_PERIOD.remedy()
                + "\"\n");

    Clerk again = new Clerk(directory);
    String mended =
        rejects.replaceFirst("91330483YB00000327,2023-13,约7", FIRM + ",2023-12,\"1,007\"");
    assertThat(again.feed("output", again.write("mended.csv", mended)).accepted()).isEqualTo(1);
  }

  @Test
  void aRowWithSeveralFaultsComesOnceIntoAWorkbook() throws Exception {
    Clerk clerk = new Clerk(directory).rejects("rejects.xlsx");
    clerk.feed(
        "register",
        clerk.write(
            "a.csv",
            "unit_id,kind,name,area,industry,valid_from",
            FIRM + ",企业,,330483,36,2023-13",
            FIRM + ",企业,甲,99,3670,2023-01"));

    Path rejects = directory.resolve("rejects.xlsx");
    try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(rejects))) {
      org.apache.poi.ss.usermodel.Sheet sheet = workbook.getSheetAt(0);
      assertThat(sheet.getLastRowNum()).isEqualTo(2);
      org.apache.poi.ss.usermodel.Row row = sheet.getRow(1);
      assertThat(row.getCell(8).getStringCellValue()).isEqualTo("valid_from\nname\nindustry");
      assertThat(row.getCell(9).getStringCellValue())
          .isEqualTo("BAD_PERIOD\nNO_NAME\nUNKNOWN_INDUSTRY");
      assertThat(row.getCell(10).getStringCellValue()).hasLineCount(3);
      assertThat(row.getCell(11).getStringCellValue()).hasLineCount(3);
      assertThat(row.getCell(9).getCellStyle().getWrapText()).isTrue();
      assertThat(sheet.getRow(2).getCell(9).getCellStyle().getWrapText()).isFalse();
      row.getCell(2).setCellValue("乙");
      row.getCell(4).setCellValue("3670");
      row.getCell(5).setCellValue("2023-12");
      try (OutputStream out = Files.newOutputStream(directory.resolve("mended.xlsx"))) {
        workbook.write(out);
      }
    }

    Clerk again = new Clerk(directory);
    Receipt receipt = again.feed("register", directory.resolve("mended.xlsx"));

    assertThat(receipt.accepted()).isEqualTo(1);
    assertThat(receipt.refused()).containsOnlyKeys("UNKNOWN_AREA");
  }

  /** Of long cells as much is shown as anybody reads; together they fit into a cell. */
  @Test
  void whatIsSaidOfLongCellsFitsIntoAWorkbook() {
    String half = "一".repeat(999);
    String longest = half + "😀".repeat(1_500);
    Clerk clerk = new Clerk(directory).rejects("rejects.xlsx");
    List<String> amounts =
        Layout.of("investment").columns().stream().map(SheetColumn::name).toList();
    String cells = String.join(",", Collections.nCopies(amounts.size(), longest));

    Receipt receipt =
        clerk.feed("investment", clerk.write("a.csv", String.join(",", amounts), cells));

    assertThat(receipt.refusedRows()).isEqualTo(1);
    assertThat(clerk.printed())
        .hasSizeGreaterThan(15)
        .allMatch(line -> line.contains(" \"" + half + "…\": "));
    Clerk again = new Clerk(directory);
    assertThat(again.feed("investment", directory.resolve("rejects.xlsx")).refused())
        .isEqualTo(receipt.refused());
  }

  /** No character is cut in two where the beginning of a row ends: it could not be written. */
  @Test
  void theBeginningOfABrokenRowIsWhole() {
    Clerk clerk = new Clerk(directory).rejects("rejects.csv");
    String beginning = "x".repeat(59);

    clerk.feed("output", clerk.write("a.csv", "unit_id,period,ytd", beginning + "😀,2023-03,\"7"));

    assertThat(clerk.printed()).hasSize(1);
    assertThat(clerk.printed().get(0)).contains("\"" + beginning + "…\"");
    assertThat(clerk.read("rejects.csv")).contains(beginning + "…");
  }

  @Test
  void whatAWorkbookRefusesComesBackAsAWorkbook() {
    Clerk clerk = new Clerk(directory).rejects("rejects.xlsx");
    Path file =
        new Office(directory.resolve("a.xlsx"), "三月")
            .row("产值月报")
            .row("统一社会信用代码", "报告期", "本年累计")
            .row(9.13304831234567E17, LocalDate.of(2023, 3, 1), 7)
            .format(1, "yyyy-mm")
            .row(FIRM, LocalDate.of(2023, 4, 1), 8)
            .format(1, "yyyy-mm")
            .save();
    assertThat(clerk.feed("output", file).refused()).containsOnlyKeys("CODE_AS_NUMBER");

    Clerk again = new Clerk(directory);
    Receipt receipt = again.feed("output", directory.resolve("rejects.xlsx"));

    assertThat(receipt.refused()).containsOnlyKeys("CODE_AS_NUMBER");
    assertThat(again.printed().get(0))
        .startsWith("rejects.xlsx 工作表“退回” 第2行 统一社会信用代码 \"9.13304831234567E+17\"");
  }

  @Test
  void rowsOfSeveralFilesMeetUnderOneHeader() {
    Clerk clerk = new Clerk(directory).rejects("rejects.csv");
    Path first = clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-03,x");
    Path second = clerk.write("b.csv", "本月,报告期,统一社会信用代码", "y,2023-04," + FIRM);

    clerk.feed("output", first, second);

    assertThat(clerk.read("rejects.csv").lines())
        .satisfiesExactly(
            header -> assertThat(header).isEqualTo("unit_id,period,ytd,本月," + REMARKS),
            a -> assertThat(a).startsWith(FIRM + ",2023-03,x,,a.csv,2,ytd,NOT_A_NUMBER"),
            b -> assertThat(b).startsWith(FIRM + ",2023-04,,y,b.csv,2,本月,NOT_A_NUMBER"));
  }

  @Test
  void cellsBeyondTheHeaderAreKept() {
    Clerk clerk = new Clerk(directory).rejects("rejects.csv");
    Path file = clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-03,1,234");

    clerk.feed("output", file);

    assertThat(clerk.read("rejects.csv").lines().skip(1).toList().get(0))
        .startsWith(FIRM + ",2023-03,1,a.csv,2,,CELL_COUNT,")
        .endsWith(",234");
  }

  @Test
  void theRejectsAreWrittenAsTheFileWas() throws Exception {
    Charset gb18030 = Charset.forName("GB18030");
    Clerk clerk = new Clerk(directory).rejects("rejects.csv");
    String text = "项目代码;报告期;累计完成投资\n甲项目;2023-13;7\n";
    Path file = clerk.writeBytes("a.csv", text.getBytes(gb18030));

    clerk.feed("investment", file);

    assertThat(Files.readString(directory.resolve("rejects.csv"), gb18030))
        .contains("甲项目;2023-13;7;a.csv;2;报告期;BAD_PERIOD;");
  }

  @Test
  void whatThePipelineRefusesIsReadAgainAndReported() {
    Clerk clerk = new Clerk(directory).rejects("rejects.csv");
    clerk.destination().rejecting(new Origin(0, 3), "SAME_REVISION");
    Path file =
        clerk.write("a.csv", "unit_id,period,ytd,版本", FIRM + ",2023-03,7,1", FIRM + ",2023-04,8,1");

    Receipt receipt = clerk.feed("output", file);

    assertThat(receipt.accepted()).isEqualTo(1);
    assertThat(receipt.refused()).containsEntry("SAME_REVISION", 1L);
    assertThat(clerk.printed().get(0)).startsWith("a.csv 第3行 版本 \"1\": ");
    assertThat(clerk.read("rejects.csv")).contains("2023-04,8,1,a.csv,3,版本,SAME_REVISION");
  }

  @Test
  void rowsWithoutAnOrderAreReadAgainAndReported() {
    Clerk clerk = new Clerk(directory).rejects("rejects.csv");
    clerk.destination().leavingOut(new Origin(0, 2));
    clerk.destination().leavingOut(new Origin(1, 2));
    Path file =
        clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-03,120", FIRM + ",2023-04,8");
    Path later = clerk.write("b.csv", "unit_id,period,ytd,版本", FIRM + ",2023-03,90,1");

    Receipt receipt = clerk.feed("output", file, later);

    assertThat(receipt.line(Language.ZH)).startsWith("读入 3 行:接收 1,重复 0,过时 0,退回 2 NO_REVISION=2");
    assertThat(clerk.printed()).hasSize(2);
    assertThat(clerk.printed().get(0)).startsWith("a.csv 第2行 版本 \"\": ");
    assertThat(clerk.printed().get(1)).startsWith("b.csv 第2行 版本 \"1\": ");
    assertThat(clerk.read("rejects.csv")).contains("2023-03,120,,a.csv,2,版本,NO_REVISION");
  }

  @Test
  void cellsWithoutAHeadingAreKeptApart() {
    Clerk clerk = new Clerk(directory).rejects("rejects.csv");
    Path file = clerk.write("a.csv", "unit_id,,period, ,ytd", FIRM + ",一,2023-03,二,7");

    clerk.feed("output", file);

    assertThat(clerk.read("rejects.csv").lines())
        .satisfiesExactly(
            header -> assertThat(header).isEqualTo("unit_id,,period,,ytd," + REMARKS),
            row -> assertThat(row).startsWith(FIRM + ",一,2023-03,二,7,a.csv,2,B2,OUTSIDE_TABLE"));
  }

  @Test
  void aFileIsNotOverwrittenByItsOwnRejects() {
    Clerk clerk = new Clerk(directory).rejects("a.csv");
    Path file = clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-03,x");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("name another file");
    assertThat(clerk.read("a.csv")).contains("2023-03,x");
  }

  @Test
  void norThroughALink() throws Exception {
    Clerk clerk = new Clerk(directory).rejects("link.csv");
    Path file = clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-03,x");
    Files.createSymbolicLink(directory.resolve("link.csv"), file);

    assertThatThrownBy(() -> clerk.feed("output", file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("link.csv is also fed");
    assertThat(clerk.read("a.csv")).contains("2023-03,x");
  }

  @Test
  void aFileThatHoldsNoRejectsIsNotReplaced() {
    Clerk clerk = new Clerk(directory).rejects("b.csv");
    clerk.write("b.csv", "unit_id,period,ytd", FIRM + ",2023-04,8");
    Path file = clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-03,x");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("b.csv is there and was not written by --rejects");
    assertThat(clerk.read("b.csv")).contains("2023-04,8");
  }

  @Test
  void rejectsOfAnotherFormAreReplaced() {
    Clerk clerk = new Clerk(directory).rejects("rejects.csv");
    clerk.feed("targets", clerk.write("t.csv", "indicator,area,year,target,unit", "X,1,2023,7,元"));
    assertThat(clerk.read("rejects.csv")).contains("X,1,2023,7");

    clerk.feed("output", clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-03,x"));

    assertThat(clerk.read("rejects.csv")).contains("2023-03,x").doesNotContain("X,1,2023,7");
  }

  @Test
  void whatCannotBeFedLeavesTheRejectsAsTheyWere() throws Exception {
    Clerk clerk = new Clerk(directory).rejects("rejects.csv");
    Path file = clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-03,x");
    clerk.feed("output", file);
    String rejects = clerk.read("rejects.csv").replace(",x,", ",7,");
    Files.writeString(directory.resolve("rejects.csv"), rejects);
    clerk.destination().unreachable();

    assertThatThrownBy(() -> clerk.feed("output", file)).isInstanceOf(Failure.class);

    assertThat(clerk.read("rejects.csv")).isEqualTo(rejects);
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }
}
