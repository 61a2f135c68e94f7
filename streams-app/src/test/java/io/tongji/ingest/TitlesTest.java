package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.returns.Return;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * CSV files that a spreadsheet program saved: titles above the header, periods as it likes them.
 */
class TitlesTest {

  private static final String FIRM = Clerk.FIRM;

  private static final String LOWER = FIRM.toLowerCase(Locale.ROOT);

  /** In lower case, and with another check digit. */
  private static final String WRONG = LOWER.substring(0, LOWER.length() - 1) + "m";

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void titlesAboveTheHeaderArePassedOverWhateverTheSeparator(String separator) {
    String text =
        "甲公司, 乙公司, 丙公司 产值月报\n\n单位:千元\n统一社会信用代码;报告期;本年累计;说明\n"
            + FIRM
            + ";202312;\"1,234.5\";\"a\nb\"\n"
            + FIRM
            + ";2023-13;1;\n";
    byte[] bytes = text.replace(";", separator).getBytes(Charset.forName("GB18030"));
    Clerk clerk = new Clerk(directory);

    Receipt receipt = clerk.feed("output", clerk.writeBytes("a.csv", bytes));

    assertThat(receipt.accepted()).isEqualTo(1);
    assertThat(clerk.destination().fedReturns().get(0).periodText()).isEqualTo("2023-12");
    assertThat(clerk.printed()).hasSize(1);
    assertThat(clerk.printed().get(0)).startsWith("a.csv 第7行 报告期 \"2023-13\": ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "计量单位:万元",
        "填报单位:濮院镇统计站,单位: 万 元",
        "产值月报(单位:人民币万元)",
        "计量单位,万元",
        "2023年12月产值(万元)",
        "金额:万元",
        "计量单位:人民币(万元)",
        "(万元)",
        "本表以万元为单位"
      })
  void aUnitInATitleThatIsNotTheFormsIsAskedAbout(String title) {
    Clerk clerk = new Clerk(directory);
    String row = FIRM + ",2023-12,7";
    Path file = clerk.write("a.csv", title, "unit_id,period,ytd", row);

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining("says that amounts are in 万元")
        .hasMessageContaining("of the form output are in 千元")
        .hasMessageContaining("give --unit 万元 if that is right, --unit 千元 if it is not");
    assertThat(clerk.destination().fedReturns()).isEmpty();
    assertThat(clerk.feed("export", file).accepted()).as("万元 is the form's").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "单位负责人:张三,统计负责人:李四,填表人:王五",
        "单 位 负 责 人 :张三,,报出日期:2024-01-05",
        "单位负责人:张三",
        ",填表人:王五,2024-01-05",
        "填表人,王五,2024-01-05",
        "注:本表由企业填报,不含税,",
        "说明:1.本月停产,,",
        "2.数据由企业联网直报。,,",
        "(3)不含税",
        "备注:,,",
        "备注",
        "注 1:本月停产",
        "单位负责人:张三,统计负责人:李四,填表人:王五,报出日期:2024年1月5日,电话:1",
        "审核:李四,,",
        "单位(盖章):,,",
        "(以下空白),,",
        "填表人:王五,联系电话:,13800000000",
        "填表人:王五,报出日期,20240105",
        "Prepared by: Wang,,"
      })
  void aSignatureAtTheFootIsPassedOverAndSaidToBe(String foot) {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-12,7", "", foot);

    Receipt receipt = clerk.feed("output", file);

    assertThat(receipt.read()).isEqualTo(1);
    assertThat(receipt.accepted()).isEqualTo(1);
    assertThat(clerk.printed()).containsExactly("a.csv 第4行 是填表人、报出日期等签注或备注,不是报表,未读取");
  }

  @ParameterizedTest
  @ValueSource(strings = {"注:单位为万元", "说明:金额单位:万元", "备注:本表以万元为单位,,"})
  void aUnitInANoteAtTheFootIsAskedAboutAsInATitle(String foot) {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-12,7", "", foot);

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining(
            "a.csv: \"" + foot.replaceAll(",+$", "") + "\" says that amounts are in 万元");
    assertThat(clerk.feed("export", file).accepted()).as("万元 is the form's").isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",2023-12,7,填表人:王五",
        "{},2023-12,7,说明:停产",
        ",,,填表人",
        "{},,,注:停产",
        "2.数据,,7,",
        "填表人:王五,2023-12,7,",
        "注:停产,2023-12,\"1,200.5\",",
        ",说明:停产,７,",
        "合计说明:,,-7,"
      })
  void aRowWithFiguresOrACodeIsNoSignature(String row) {
    Clerk clerk = new Clerk(directory);
    String written = row.replace("{}", FIRM);

    Receipt receipt =
        clerk.feed("output", clerk.write("a.csv", "unit_id,period,ytd,explanation", written));

    assertThat(receipt.read()).isEqualTo(1);
  }

  @Test
  void aCodeInLowerCaseIsSaidToBeThat() {
    Clerk clerk = new Clerk(directory);

    clerk.feed("output", clerk.write("a.csv", "unit_id,period,ytd", LOWER + ",2023-12,7"));

    assertThat(clerk.printed().get(0))
        .contains("代码中的字母写成了小写", "改为大写:" + FIRM)
        .endsWith("[BAD_UNIT_ID]");

    clerk.feed("output", clerk.write("b.csv", "unit_id,period,ytd", WRONG + ",2023-12,7"));
    assertThat(clerk.printed().get(1)).contains("代码中的字母写成了小写");
  }

  @ParameterizedTest
  @CsvSource({
    "91330483 YB000003L, 第9位是空格",
    "91O30483YB0000032L, 第3位是字母 O",
    "91330483YB0000032L濮院, 第19位是“濮”"
  })
  void theCharacterThatNoCodeHasIsNamed(String code, String character) {
    Clerk clerk = new Clerk(directory);

    clerk.feed("output", clerk.write("a.csv", "unit_id,period,ytd", code + ",2023-12,7"));

    assertThat(clerk.printed().get(0)).contains("核对营业执照上的代码:" + character);
  }

  @Test
  void aHeadingThatNamesAnotherUnitKeepsIt() {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "unit_id,period,本年累计(万元)", FIRM + ",2023-12,7");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining("did you mean \"本年累计\", and to give --unit 万元?");
    Path own = clerk.write("b.csv", "unit_id,period,本年累计(千元)", FIRM + ",2023-12,7");
    assertThatThrownBy(() -> clerk.feed("output", own)).hasMessageContaining("本年累计\"?");
  }

  @Test
  void allWrongAndMissingColumnsAreNamedAtOnceWithSense() {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "单位名称,报告期,本年类计,合计,备注", "甲,2023-12,7,7,");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining("has no column \"单位名称\", \"本年类计\", \"合计\", \"备注\"")
        .hasMessageContaining("missing are unit_id (统一社会信用代码)")
        .hasMessageContaining("\"单位名称\" is not needed")
        .hasMessageContaining("\"本年类计\": did you mean \"本年累计\"?")
        .hasMessageContaining("\"合计\" looks like a total")
        .hasMessageContaining("\"备注\" is not needed");
  }

  @ParameterizedTest
  @CsvSource({
    "上年累计, 上年同期累计",
    "上年同月, 上年同期本月",
    "去年同期累计, 上年同期累计",
    "本月产值, 本月",
    "统一社会信用代码(18位), 统一社会信用代码",
    "本年累记, 本年累计",
    "prior_ydt, prior_ytd",
  })
  void whatIsMeantByAHeadingIsNeverThisYearForLastYear(String heading, String meant) {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "unit_id,period,ytd," + heading, FIRM + ",2023-12,7,7");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining("did you mean \"" + meant + "\"?");
  }

  @Test
  void aHeaderOfTwoRowsIsSaidToBeThat() {
    Clerk clerk = new Clerk(directory);
    Path file =
        clerk.write(
            "a.csv",
            "产值月报,,,,,",
            "统一社会信用代码,报告期,工业总产值,,上年同期,",
            ",,本月,本年累计,上年同期本月,上年同期累计",
            FIRM + ",2023-12,7,7,7,7");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining("a.csv line 3: unit_id (统一社会信用代码), period (报告期) are missing here")
        .hasMessageContaining("stand in a row above")
        .hasMessageContaining("a header is one row: name all columns in one");
  }

  @Test
  void groupsAboveTheNamesAreSaidToBeAHeaderOfTwoRows() {
    Clerk clerk = new Clerk(directory);
    Path file =
        clerk.write(
            "a.csv",
            "产值月报,,,,,",
            "统一社会信用代码,报告期,本年,,上年同期,",
            ",,本月,累计,本月,累计",
            FIRM + ",2023-12,7,7,7,7");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining("a.csv line 2: the header goes on in the row below, with \"本月\"")
        .hasMessageContaining("a header is one row: name all columns in one, those below probably")
        .hasMessageEndingWith("probably \"本月\", \"本年累计\", \"上年同期本月\", \"上年同期累计\"");
  }

  @Test
  void namesThatAreThereTwiceUnderGroupsAreAHeaderOfTwoRows() {
    Clerk clerk = new Clerk(directory);
    Path file =
        clerk.write(
            "a.csv",
            "统一社会信用代码,报告期,本年,,,,上年,,,",
            ",,本月,本年累计,工业销售产值累计,出口交货值累计,本月,本年累计,工业销售产值累计,出口交货值累计",
            FIRM + ",2023-12,7,7,7,7,7,7,7,7");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining("a.csv line 2: unit_id (统一社会信用代码), period (报告期) are missing here")
        .hasMessageContaining("a header is one row: name all columns in one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html><table><tr>", "  <!DOCTYPE html>", "<?xml version=\"1.0\"?>"})
  void aWebPageIsSaidToBeThat(String line) {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.xls", line, "统一社会信用代码");

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining("this is a web page and no table")
        .hasMessageContaining("save it as a workbook");
  }

  @Test
  void aWrongHeaderUnderTitlesIsReportedWithItsLine() {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("a.csv", "月报,,", "", "统一社会信用代码,报告期,累计");

    assertThatThrownBy(() -> clerk.feed("output", file)).hasMessageContaining("a.csv line 3");
  }

  @ParameterizedTest
  @CsvSource({
    "2023-12,2023-12",
    "202312,2023-12",
    "2023年12月,2023-12",
    "2023年2月,2023-02",
    "2023/2,2023-02",
    "2023/12/31,2023-12",
    "2023-12-01,2023-12",
    "2023年12月1日,2023-12",
    "２０２３－１２,2023-12",
    "2023年3月份,2023-03",
    "2023 年 3 月,2023-03",
    "２０２３年３月,2023-03",
    "２０２３０３,2023-03",
    "2023-3,2023-03",
    "2023/3,2023-03",
    "二〇二三年三月,2023-03",
    "二○二三年十月份,2023-10",
    "二零二三年十一月,2023-11",
    "2023年十二月,2023-12",
    "2023-2,2023-02"
  })
  void aPeriodIsWrittenInManyWays(String written, String expected) {
    Clerk clerk = new Clerk(directory);

    clerk.feed("output", clerk.write("a.csv", "unit_id,period,ytd", FIRM + "," + written + ",7"));

    assertThat(clerk.destination().fedReturns())
        .extracting(Return::periodText)
        .containsExactly(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2023.12",
        "20231",
        "2023-13",
        "2023-00",
        "2023-12-32",
        "2023年",
        "Dec-23",
        "45261",
        "2023-12/01",
        "20231201",
        "1-12月",
        "1899-12"
      })
  void whatCouldMeanAnotherMonthIsRefused(String written) {
    Clerk clerk = new Clerk(directory);

    clerk.feed("output", clerk.write("a.csv", "unit_id,period,ytd", FIRM + "," + written + ",7"));

    assertThat(clerk.printed().get(0))
        .contains("period \"" + written + "\"")
        .contains("[BAD_PERIOD]");
  }

  @ParameterizedTest
  @CsvSource({
    "3月份, 没有写年份;写明年份:YYYY-03;",
    "12月, 没有写年份;写明年份:YYYY-12;",
    "1-3月, 没有写年份;写明年份:YYYY-03;",
    "2023.3, 报告期无效;改为 2023-03 [",
    "2023.12, 报告期无效;改为 2023-12 [",
    "2023.1, 报告期无效;改为 2023-01 或 2023-10 [",
    "2023年1—3月, 报告期无效;改为 2023-03 [",
    "2023年13月, 报告期无效;按 YYYY-MM 填写",
    "二〇二三年十三月, 报告期无效;按 YYYY-MM 填写",
    "三月, 没有写年份;写明年份:YYYY-03;"
  })
  void aPeriodThatIsNoneIsSaidHowToBeWritten(String written, String said) {
    Clerk clerk = new Clerk(directory);

    clerk.feed("output", clerk.write("a.csv", "unit_id,period,ytd", FIRM + "," + written + ",7"));

    assertThat(clerk.destination().fedReturns()).isEmpty();
    assertThat(clerk.printed().get(0)).contains("\"" + written + "\": " + said);
  }

  @Test
  void aCodeThatASpreadsheetProgramRoundedIsRefusedWithTheRemedy() {
    Clerk clerk = new Clerk(directory);

    clerk.feed("output", clerk.write("a.csv", "unit_id,period,ytd", "9.13305E+17,2023-12,7"));

    assertThat(clerk.printed().get(0))
        .startsWith("a.csv 第2行 unit_id \"9.13305E+17\": ")
        .contains("文本")
        .endsWith("[CODE_AS_NUMBER]");
  }

  @Test
  void aCodeInFullWidthCharactersIsRead() {
    Clerk clerk = new Clerk(directory);
    StringBuilder wide = new StringBuilder();
    FIRM.chars().forEach(character -> wide.append((char) (character + 0xFEE0)));

    clerk.feed("output", clerk.write("a.csv", "unit_id,period,ytd", wide + "　,2023-12,7"));

    assertThat(clerk.destination().fedReturns().get(0).unitId()).isEqualTo(FIRM);
  }
}
