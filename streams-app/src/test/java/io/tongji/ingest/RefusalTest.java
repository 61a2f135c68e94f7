package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.returns.edits.RejectionReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every refusal names file, line, column, value and remedy. */
class RefusalTest {

  private static final String FIRM = Clerk.FIRM;
  private static final String PROJECT = "2204-330483-04-01-900001";

  @TempDir private Path directory = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "本年累计|约1200|NOT_A_NUMBER",
        "本年累计|7.0005|NOT_WHOLE",
        "本年累计|99999999999|AMOUNT_RANGE",
        "报告期|2023-13|BAD_PERIOD",
        "报告期|2023-0|BAD_PERIOD",
        "报告期|2023-01|NO_JANUARY",
        "报告期||NO_VALUE",
        "统一社会信用代码||NO_VALUE",
        "统一社会信用代码|91330483YBO0000315|BAD_UNIT_ID",
        "统一社会信用代码|91330483YB00000327|CHECK_DIGIT",
        "版本|0|BAD_REVISION",
        "版本|1.5|BAD_REVISION",
        "版本|1000000001|BAD_REVISION",
        "版本|2147483647|BAD_REVISION",
        "版本|99999999999|BAD_REVISION",
        "撤销|maybe|NOT_A_YES_NO"
      })
  void aCellOfAReturn(String column, String value, RejectionReason reason) {
    String written = value == null ? "" : value;
    String row = "%s,%s,%s,%s,%s";
    row =
        row.formatted(
            cell(column, "统一社会信用代码", written, FIRM),
            cell(column, "报告期", written, "2023-03"),
            cell(column, "本年累计", written, "7.5"),
            cell(column, "版本", written, ""),
            cell(column, "撤销", written, "否"));

    assertRefused(
        "output", "统一社会信用代码,报告期,本年累计,版本,撤销", row, column + " \"" + written + "\"", reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5000,2000,2500|累计完成投资 \"5000\"|COMPONENTS",
        "0,2000,-2001|累计完成投资 \"0\"|COMPONENTS",
        ",,|累计完成投资 \"\"|NO_AMOUNT"
      })
  void sumsOfAProject(String amounts, String cell, RejectionReason reason) {
    assertRefused(
        "investment",
        "项目代码,报告期,累计完成投资,建筑工程,设备工器具购置",
        PROJECT + ",2023-06," + amounts,
        cell,
        reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "firm,甲,330483,,3670,2023-01,|kind \"firm\"|UNKNOWN_KIND",
        "企业,,330483,,3670,2023-01,|name \"\"|NO_NAME",
        "企业,甲,330499,,3670,2023-01,|area \"330499\"|UNKNOWN_AREA",
        "企业,甲,330483,330483K01;X9,3670,2023-01,|groups \"X9\"|UNKNOWN_AREA",
        "企业,甲,330483,,36,2023-01,|industry \"36\"|UNKNOWN_INDUSTRY",
        "企业,甲,330483,,3670,2023,|valid_from \"2023\"|BAD_PERIOD",
        "企业,甲,330483,,3670,2023-02,2023-01|valid_to \"2023-01\"|BAD_VALIDITY",
        "企业,甲,330483,,3670,2023-02,always|valid_to \"always\"|BAD_VALIDITY"
      })
  void aCellOfTheRegister(String cells, String cell, RejectionReason reason) {
    assertRefused(
        "register",
        "unit_id,kind,name,area,groups,industry,valid_from,valid_to",
        FIRM + "," + cells,
        cell,
        reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GDP,330483,2023,1,亿元|indicator \"GDP\"|UNKNOWN_INDICATOR",
        "GIO,99,2023,1,亿元|area \"99\"|UNKNOWN_AREA",
        "GIO,330483,23,1,亿元|year \"23\"|BAD_YEAR",
        "GIO,330483,今年,1,亿元|year \"今年\"|BAD_YEAR",
        "GIO,330483,2023,0,亿元|target \"0\"|BAD_TARGET",
        "GIO,330483,2023,-1,亿元|target \"-1\"|BAD_TARGET",
        "GIO,330483,2023,-100,%|target \"-100\"|BAD_TARGET",
        "GIO,330483,2023,10000.5,%|target \"10000.5\"|BAD_TARGET",
        "GIO,330483,2023,六,%|target \"六\"|NOT_A_NUMBER",
        "GIO,330483,2023,,亿元|target \"\"|NO_VALUE",
        "GIO,330483,2023,1,|unit \"\"|NO_VALUE",
        "GIO,330483,2023,1,亿美元|unit \"亿美元\"|UNKNOWN_UNIT",
        "GIO,330483,2023,1,吨|unit \"吨\"|UNKNOWN_UNIT",
        "GIO,330483,2023,0.000000001,亿元|target \"0.000000001\"|NOT_WHOLE"
      })
  void aCellOfTheTargets(String cells, String cell, RejectionReason reason) {
    assertRefused("targets", "indicator,area,year,target,unit", cells, cell, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6,%,0,|base \"0\"|BAD_TARGET_BASE",
        "6,%,-1,|base \"-1\"|BAD_TARGET_BASE",
        "6,亿元,7,|base \"7\"|BAD_TARGET_BASE",
        "6,%,一,|base \"一\"|NOT_A_NUMBER",
        "6,%,7,亩|base_unit \"亩\"|UNKNOWN_UNIT"
      })
  void aCellOfTheBaseOfATarget(String cells, String cell, RejectionReason reason) {
    String header = "indicator,area,year,target,unit,base,base_unit";
    assertRefused("targets", header, "GIO,330483,2023," + cells, cell, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"2023-03,1,234,5|5|CELL_COUNT", "2023-03,1|3|CELL_COUNT"})
  void aRowOfOtherWidth(String cells, String count, RejectionReason reason) {
    assertRefused(
        "output", "unit_id,period,ytd,month", FIRM + "," + cells, "整行 \"" + count + "\"", reason);
  }

  @Test
  void aCellWithoutAHeading() {
    assertRefused(
        "output",
        "unit_id,period,ytd,",
        FIRM + ",2023-12,100,95",
        "D2 \"95\"",
        RejectionReason.OUTSIDE_TABLE);
  }

  @Test
  void aColumnWithoutAHeadingMayBeEmptyOrPassedOver() {
    Clerk clerk = new Clerk(directory);
    Path blank = clerk.write("a.csv", "unit_id,\u3000,period,ytd,", FIRM + ", ,2023-03,7,");
    assertThat(clerk.feed("output", blank).accepted()).isEqualTo(1);

    Path written = clerk.write("b.csv", "unit_id,,period,ytd,", FIRM + ",甲,2023-03,7,乙");
    assertThat(clerk.ignoringUnknownColumns().feed("output", written).accepted()).isEqualTo(1);
  }

  @Test
  void aRowWithUnpairedQuotes() {
    assertRefused(
        "output",
        "unit_id,period,ytd",
        FIRM + ",2023-03,\"7",
        "整行 \"" + FIRM + ",2023-03,\"7\"",
        RejectionReason.BROKEN_ROW);
  }

  @Test
  void anotherPeriodThanTheOneThatWasAskedFor() {
    Clerk clerk = new Clerk(directory).period("2023-04");
    Path file = clerk.write("a.csv", "unit_id,period,ytd", FIRM + ",2023-03,7");

    clerk.feed("output", file);

    assertThat(clerk.printed().get(0))
        .startsWith("a.csv 第2行 period \"2023-03\": ")
        .contains(RejectionReason.OTHER_PERIOD.remedy());
  }

  private static String cell(String wrong, String column, String value, String otherwise) {
    return wrong.equals(column) ? value : otherwise;
  }

  private void assertRefused(
      String form, String header, String row, String cell, RejectionReason reason) {
    Clerk clerk = new Clerk(directory);
    Path file = clerk.write("output-2023.csv", header, row);

    Receipt receipt = clerk.feed(form, file);

    assertThat(receipt.refused()).containsOnlyKeys(reason.name());
    assertThat(clerk.printed()).hasSize(1);
    assertThat(clerk.printed().get(0))
        .startsWith("output-2023.csv 第2行 " + cell)
        .contains(reason.message() + ";" + reason.remedy())
        .endsWith("[" + reason.name() + "]");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "register, 濮院镇, 330483101, 文件中填代码,不填名称",
    "register, 濮院, 330483101(濮院镇), 文件中填代码,不填名称",
    "register, 330483k01, 330483K01, 代码中的字母写成了小写",
    "register, 镇, ./tongji list areas, 区划代码不在目录中",
    "targets, 规上工业总产值, GIO(规上工业总产值), 文件中填代码,不填名称",
    "targets, gio, GIO, 代码中的字母写成了小写",
    "targets, 总产值, list indicators, 指标不在目录中",
    "event, 项目签约, project-signed(项目签约), 文件中填代码,不填名称",
    "event, Project-Signed, project-signed, 代码中的字母写成了大写",
  })
  void aNameInAFileIsAnsweredWithItsCode(
      String form, String written, String remedy, String message) {
    Clerk clerk = new Clerk(directory);
    Map<String, List<String>> files =
        Map.of(
            "register",
            List.of(
                "unit_id,kind,name,area,industry,valid_from",
                FIRM + ",enterprise,甲," + written + ",1761,2022-01"),
            "targets",
            List.of("indicator,area,year,target,unit", written + ",330483,2023,7,亿元"),
            "event",
            List.of(
                "unit_id,event_id,kind,status,occurred_on",
                FIRM + ",1," + written + ",signed,2023-03-01"));

    clerk.feed(
        form, clerk.write("a.csv", files.getOrDefault(form, List.of()).toArray(String[]::new)));

    assertThat(clerk.printed()).hasSize(1);
    assertThat(clerk.printed().get(0)).contains('"' + written + '"', message, remedy);
  }

  @Test
  void anIndustryWithItsSectionIsAnsweredWithoutIt() {
    Clerk clerk = new Clerk(directory);

    clerk.feed(
        "register",
        clerk.write(
            "a.csv",
            "unit_id,kind,name,area,industry,valid_from",
            FIRM + ",enterprise,甲,330483102,C1761,2022-01"));

    assertThat(clerk.printed().get(0))
        .contains("\"C1761\"", "改为 1761")
        .endsWith("[UNKNOWN_INDUSTRY]");
  }
}
