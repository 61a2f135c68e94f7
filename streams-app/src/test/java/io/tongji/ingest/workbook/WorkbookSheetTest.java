package io.tongji.ingest.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.ingest.Clerk;
import io.tongji.ingest.Office;
import io.tongji.ingest.Office.Formula;
import io.tongji.ingest.Receipt;
import io.tongji.returns.Return;
import io.tongji.returns.edits.RejectionReason;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workbooks as clerks hand them in. */
class WorkbookSheetTest {

  private static final String FIRM = Clerk.FIRM;
  private static final String[] HEADER = {"统一社会信用代码", "报告期", "本年累计", "撤销", "说明"};

  @TempDir private Path directory = Path.of("");

  static Stream<Arguments> periods() {
    return Stream.of(
        Arguments.of(LocalDate.of(2023, 12, 1), "yyyy\"年\"m\"月\""),
        Arguments.of(LocalDate.of(2023, 12, 31), "yyyy-mm-dd"),
        Arguments.of(LocalDate.of(2023, 12, 1), "mmm-yy"),
        Arguments.of(LocalDate.of(2023, 12, 1), "[$-804]yyyy\"年\"m\"月\";@"),
        Arguments.of(202312, "General"),
        Arguments.of(202312, "0"),
        Arguments.of("202312", "@"),
        Arguments.of("2023-12", "@"),
        Arguments.of("2023年12月", "@"),
        Arguments.of("２０２３年１２月　", "@"),
        Arguments.of("2023/12/1", "@"));
  }

  @ParameterizedTest
  @MethodSource("periods")
  void aPeriodIsWrittenInManyWays(Object period, String format) {
    Return fed = fed(office().row((Object[]) HEADER).row(FIRM, period, 7).format(1, format)).get(0);

    assertThat(fed.periodText()).isEqualTo("2023-12");
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 17, 27, 31, 36, 57})
  void aDateIsKnownByTheNumberOfItsFormat(int format) {
    Office office = office().row((Object[]) HEADER).row(FIRM, LocalDate.of(2023, 12, 1), 7);

    assertThat(fed(office.format(1, format)).get(0).periodText()).isEqualTo("2023-12");
  }

  static Stream<Arguments> amounts() {
    return Stream.of(
        Arguments.of(1234.5, 1_234_500),
        Arguments.of(0.1 + 0.2, 300),
        Arguments.of(1e9, 1_000_000_000_000L),
        Arguments.of(0, 0),
        Arguments.of("1,234.5", 1_234_500),
        Arguments.of(" １，２３４．５　", 1_234_500),
        Arguments.of(new Formula("SUM(F1:G1)", 1234.5), 1_234_500),
        Arguments.of(new Formula("\"1\"&\"2\"", "12"), 12_000));
  }

  @ParameterizedTest
  @MethodSource("amounts")
  void anAmountIsWhatPeopleSee(Object cell, long expected) {
    Return fed = fed(office().row((Object[]) HEADER).row(FIRM, "2023-12", cell)).get(0);

    assertThat(fed.figures().get(Form.YTD)).isEqualTo(expected);
  }

  @Test
  void aMonthMayBeNegative() {
    Object[] header = HEADER.clone();
    header[2] = "本月";

    Return fed = fed(office().row(header).row(FIRM, "2023-12", -7)).get(0);

    assertThat(fed.figures().get(Form.OUTPUT.slot("month"))).isEqualTo(-7_000);
  }

  static Stream<Arguments> faults() {
    byte reference = FormulaError.REF.getCode();
    return Stream.of(
        Arguments.of(
            0,
            913304830000000000L,
            "统一社会信用代码 \"913304830000000000\"",
            RejectionReason.CODE_AS_NUMBER),
        Arguments.of(0, "9.13305E+17", "统一社会信用代码 \"9.13305E+17\"", RejectionReason.CODE_AS_NUMBER),
        Arguments.of(1, LocalDate.of(2023, 12, 1), "报告期 \"45261\"", RejectionReason.BAD_PERIOD),
        Arguments.of(1, true, "报告期 \"TRUE\"", RejectionReason.BAD_PERIOD),
        Arguments.of(2, reference, "本年累计 \"#REF!\"", RejectionReason.FORMULA_ERROR),
        Arguments.of(
            2, new Formula("A1+1", reference), "本年累计 \"#REF!\"", RejectionReason.FORMULA_ERROR),
        Arguments.of(2, "约1200", "本年累计 \"约1200\"", RejectionReason.NOT_A_NUMBER),
        Arguments.of(3, 2, "撤销 \"2\"", RejectionReason.NOT_A_YES_NO),
        Arguments.of(6, "√", "G5 \"√\"", RejectionReason.OUTSIDE_TABLE));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aRefusalNamesFileSheetLineFieldValueAndRemedy(
      int column, Object cell, String printed, RejectionReason reason) {
    @Nullable Object[] cells = {FIRM, "2023-12", 7, false, null, null, null};
    cells[column] = cell;
    Path file = office().skip(2).row((Object[]) HEADER).skip(1).row(cells).save();
    Clerk clerk = new Clerk(directory);

    Receipt receipt = clerk.feed("output", file);

    assertThat(receipt.refused()).containsOnlyKeys(reason.name());
    assertThat(clerk.printed())
        .containsExactly(
            "产值.xlsx 工作表“12月” 第5行 %s: %s;%s [%s]"
                .formatted(printed, reason.message(), reason.remedy(), reason.name()));
  }

  @Test
  void aFormulaWhoseResultWasNotSavedIsRefused() throws Exception {
    Office office = office().row((Object[]) HEADER).row(FIRM, "2023-12", new Formula("A1+1", 7));
    XSSFCell cell = office.workbook().getSheetAt(0).getRow(1).getCell(2);
    cell.getCTCell().unsetV();
    Clerk clerk = new Clerk(directory);

    clerk.feed("output", office.save());

    assertThat(clerk.printed().get(0))
        .contains("第2行 本年累计 \"=A1+1\"")
        .endsWith("[FORMULA_WITHOUT_RESULT]");
  }

  /** As openpyxl writes it: the month beside it would do for a return. */
  @Test
  void aFormulaWithAnEmptyResultIsRefusedBesideAMonth() throws Exception {
    Office office =
        office()
            .row("统一社会信用代码", "报告期", "本月", "本年累计")
            .row(FIRM, "2023-12", 5, new Formula("C2+7", 7));
    office.workbook().getSheetAt(0).getRow(1).getCell(3).getCTCell().setV("");
    Clerk clerk = new Clerk(directory);

    Receipt receipt = clerk.feed("output", office.save());

    assertThat(receipt.accepted()).isZero();
    assertThat(clerk.printed().get(0))
        .contains("第2行 本年累计 \"=C2+7\"")
        .endsWith("[FORMULA_WITHOUT_RESULT]");
  }

  @Test
  void titlesAboveTheHeaderAndEmptyCellsAroundTheTableArePassedOver() {
    Office office =
        office()
            .row("桐乡市规上工业产值月报")
            .row("填报单位:甲", null, "报告期:2023年12月")
            .skip(1)
            .row("统一社会\n信用代码", "报告期", " 本年累计 ", null, "")
            .row(FIRM, "2023-12", 7, "", null, " ")
            .row("", null, " ")
            .row("　");
    office.workbook().getSheetAt(0).addMergedRegion(new CellRangeAddress(0, 0, 0, 4));

    assertThat(fed(office)).hasSize(1);
  }

  @Test
  void columnsWithoutAHeadingArePassedOverIfTheClerkSaysSo() {
    Path file =
        office()
            .row("统一社会信用代码", null, "报告期", "本年累计")
            .row(FIRM, "甲", "2023-12", 7, null, "√")
            .save();

    Clerk strict = new Clerk(directory);
    assertThat(strict.feed("output", file).refused()).containsOnlyKeys("OUTSIDE_TABLE");
    assertThat(strict.printed().get(0)).startsWith("产值.xlsx 工作表“12月” 第2行 B2 \"甲\": ");

    Clerk clerk = new Clerk(directory).ignoringUnknownColumns();
    assertThat(clerk.feed("output", file).accepted()).isEqualTo(1);
  }

  @Test
  void everyVisibleSheetWithTheFormsHeaderIsRead() {
    Office office =
        office()
            .row((Object[]) HEADER)
            .row(FIRM, "2023-12", 7)
            .sheet("填报说明")
            .row("请按月填报")
            .row("栏目", "内容")
            .sheet("11月")
            .row("ytd", "period", "unit_id")
            .row(8, "2023-11", FIRM)
            .sheet("底稿")
            .hidden()
            .row((Object[]) HEADER)
            .row("x", "y", "z")
            .sheet("空表");
    Clerk clerk = new Clerk(directory);

    clerk.feed("output", office.save());

    assertThat(clerk.destination().fedReturns())
        .extracting(Return::periodText)
        .containsExactly("2023-12", "2023-11");
    assertThat(clerk.printed())
        .containsExactly("产值.xlsx 工作表“底稿” 是隐藏的,未读取", "产值.xlsx 工作表“填报说明” 没有 output 表的表头,未读取");
  }

  @Test
  void aTableThatIsHiddenIsNamed() {
    Path file =
        office()
            .row("请填报")
            .sheet("产值")
            .hidden()
            .row((Object[]) HEADER)
            .row(FIRM, "2023-12", 7)
            .save();
    Clerk clerk = new Clerk(directory);

    assertThatThrownBy(() -> clerk.feed("output", file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("产值.xlsx: the sheet \"产值\" with the table is hidden, and is not read")
        .hasMessageContaining("show it (right click on a tab)");
  }

  @Test
  void aPeriodOfMergedCellsSaysSo() {
    Path file = office().row((Object[]) HEADER).row(FIRM, "2023-12", 7).row(FIRM, "", 8).save();
    Clerk clerk = new Clerk(directory);

    clerk.feed("output", file);

    assertThat(clerk.printed()).singleElement().asString().contains("补填该项;合并单元格只有第一行有值");
  }

  @Test
  void aWorkbookWithoutTheFormsHeaderIsRefused() {
    Path file = office().row("甲", "乙").sheet("二").row("丙").save();
    Clerk clerk = new Clerk(directory);

    assertThatThrownBy(() -> clerk.feed("output", file))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("产值.xlsx")
        .hasMessageContaining("\"12月\", \"二\"")
        .hasMessageContaining("template --form output");
  }

  @Test
  void anUnknownColumnIsReportedWithSheetAndLine() {
    Path file = office().skip(3).row("统一社会信用代码", "报告期", "本年累记").save();
    Clerk clerk = new Clerk(directory);

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining("产值.xlsx sheet \"12月\" line 4")
        .hasMessageContaining("did you mean \"本年累计\"");
  }

  @Test
  void codesAndAreasThatAreNumbersWithoutLossAreRead() {
    Office office =
        office()
            .row("统一社会信用代码", "类型", "名称", "区划代码", "行业代码", "起始期")
            .row(FIRM, "企业", "甲_x000D_乙", 330483004000L, 3670, 202301);
    Clerk clerk = new Clerk(directory);

    assertThat(clerk.feed("register", office.save()).accepted()).isEqualTo(1);
    assertThat(clerk.destination().fedRegister().get(0).entry().name()).isEqualTo("甲\r乙");
  }

  private Office office() {
    return new Office(directory.resolve("产值.xlsx"), "12月");
  }

  private List<Return> fed(Office office) {
    Clerk clerk = new Clerk(directory);
    Receipt receipt = clerk.feed("output", office.save());
    assertThat(clerk.printed()).isEmpty();
    assertThat(receipt.refusedRows()).isZero();
    return clerk.destination().fedReturns();
  }
}
