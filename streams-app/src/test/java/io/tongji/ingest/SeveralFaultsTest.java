package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.Language;
import io.tongji.ingest.Office.Formula;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.FormulaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A row with several faults: all are reported, and none that only follows from another one. */
class SeveralFaultsTest {

  private static final String FIRM = Clerk.FIRM;

  @TempDir private Path directory = Path.of("");

  /** Form; header; row; and what is reported, in order. */
  @ParameterizedTest(name = "{0}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // A wrong code and a wrong period, as clerks have them most.
        "output|unit_id,period,ytd|91330483YB00000327,2023-13,7|unit_id CHECK_DIGIT, period"
            + " BAD_PERIOD",
        // Cells that cannot be read come before rules that are broken.
        "output|unit_id,period,ytd,版本|91330483YBO0000315,2023-03,约7,0|版本 BAD_REVISION, ytd"
            + " NOT_A_NUMBER, unit_id BAD_UNIT_ID",
        // Neither month nor cumulative would be given if they could be read.
        "output|unit_id,period,month,ytd|FIRM,2023-03,,x|ytd NOT_A_NUMBER",
        // It may be a withdrawal, which needs no amount.
        "output|unit_id,period,ytd,withdrawn|FIRM,2023-13,,maybe|withdrawn NOT_A_YES_NO, period"
            + " BAD_PERIOD",
        // No sum can be asked of what is not known.
        "investment|unit_id,period,ytd,建筑工程,其他费用,计划总投资|甲 乙,2023-06,5000,x,1,9|建筑工程 NOT_A_NUMBER,"
            + " unit_id BAD_PROJECT_CODE, 计划总投资 SMALL_PLAN",
        // What does not add up need not lie within the whole.
        "investment|unit_id,period,ytd,建筑工程|P1,2023-06,10,11|ytd COMPONENTS",
        // Whose code it is, is not known; an open end lies after any beginning.
        "register|unit_id,kind,name,area,industry,valid_from,valid_to|91330483YBO0000315,firm,,99,36,2023-13,2023-12|kind"
            + " UNKNOWN_KIND, valid_from BAD_PERIOD, name NO_NAME, area UNKNOWN_AREA, industry"
            + " UNKNOWN_INDUSTRY",
        "register|unit_id,kind,name,area,industry,valid_from,valid_to|FIRM,企业,甲,330483,3670,2023-13,always|valid_from"
            + " BAD_PERIOD, valid_to BAD_VALIDITY",
        // A unit can fit no indicator that there is not; a word is no number in any unit.
        "targets|indicator,area,year,target,unit|GDP,99,23,0,吨|indicator UNKNOWN_INDICATOR, area"
            + " UNKNOWN_AREA, year BAD_YEAR",
        "targets|indicator,area,year,target,unit|GIO,330483,2023,一,吨|unit UNKNOWN_UNIT, target"
            + " NOT_A_NUMBER",
        "targets|indicator,area,year,target,unit|GIO,330483,2023,0.000000001,吨|unit UNKNOWN_UNIT",
        "targets|indicator,area,year,target,unit|GIO,330483,2023,,|target NO_VALUE, unit NO_VALUE",
        // It may be a withdrawal, which needs neither target nor unit.
        "targets|indicator,area,year,target,unit,withdrawn|GIO,330483,23,,,maybe|withdrawn"
            + " NOT_A_YES_NO, year BAD_YEAR",
        "targets|indicator,area,year,target,unit,base,base_unit|GIO,330483,2023,-100,%,一,亩|base_unit"
            + " UNKNOWN_UNIT, base NOT_A_NUMBER, target BAD_TARGET",
        "event|unit_id,event_id,kind,status,occurred_on,quantity,unit|a b,E"
            + " 1,flood,dreamt,2023-02-30,三,间|unit UNKNOWN_UNIT, quantity NOT_A_NUMBER, unit_id"
            + " BAD_PROJECT_CODE, event_id BAD_EVENT_ID, occurred_on BAD_DATE, kind UNKNOWN_EVENT",
        "event|unit_id,event_id,kind,status,occurred_on,quantity,unit,supersedes|P1,E1,demolition,"
            + "dreamt,2023-06-05,3,亩,E1|supersedes SUPERSEDES_ITSELF, status UNKNOWN_STATUS, unit"
            + " EVENT_QUANTITY"
      })
  void allThatIsWrongIsReported(String form, String header, String row, String expected) {
    Clerk clerk = new Clerk(directory);

    Receipt receipt = clerk.feed(form, clerk.write("a.csv", header, row.replace("FIRM", FIRM)));

    assertThat(printed(clerk)).isEqualTo(List.of(expected.split(", ")));
    assertThat(receipt.refusedRows()).isEqualTo(1);
    assertThat(clerk.printed()).allMatch(line -> line.startsWith("a.csv 第2行 "));
  }

  @Test
  void aPeriodThatIsNotTheOneAskedForIsNotAskedAnythingElse() {
    Clerk clerk = new Clerk(directory).period("2023-01");
    clerk.feed("output", clerk.write("a.csv", "unit_id,period,ytd", "x,2023-02,7", "x,,7"));

    assertThat(printed(clerk))
        .containsExactly(
            "period OTHER_PERIOD",
            "unit_id BAD_UNIT_ID",
            "unit_id BAD_UNIT_ID",
            "period NO_JANUARY");
  }

  @Test
  void cellsOfAWorkbookThatCannotBeReadAreReportedTogether() {
    Path file =
        new Office(directory.resolve("a.xlsx"), "三月")
            .row("统一社会信用代码", "报告期", "本年累计", "本月", "撤销")
            .row(
                9.13304831234567E17,
                new Formula("A1", FormulaError.REF.getCode()),
                new Formula("A1+1", FormulaError.NA.getCode()),
                "约7",
                "maybe")
            .save();
    Clerk clerk = new Clerk(directory);

    Receipt receipt = clerk.feed("output", file);

    assertThat(printed(clerk))
        .containsExactly(
            "统一社会信用代码 CODE_AS_NUMBER",
            "报告期 FORMULA_ERROR",
            "撤销 NOT_A_YES_NO",
            "本年累计 FORMULA_ERROR",
            "本月 NOT_A_NUMBER");
    assertThat(receipt.refusedRows()).isEqualTo(1);
  }

  /** A quantity that cannot be read is one all the same, and wants a unit. */
  @Test
  void aFormulaInTheQuantityOfAnEventIsReportedBesideItsUnit() {
    Path file =
        new Office(directory.resolve("a.xlsx"), "六月")
            .row("unit_id", "event_id", "kind", "status", "occurred_on", "quantity", "unit")
            .row(
                "P1",
                "E1",
                "demolition",
                "done",
                "2023-06-05",
                new Formula("A1", FormulaError.REF.getCode()),
                "间")
            .save();
    Clerk clerk = new Clerk(directory);

    clerk.feed("event", file);

    assertThat(printed(clerk)).containsExactly("quantity FORMULA_ERROR", "unit UNKNOWN_UNIT");
  }

  @Test
  void whatIsWrongWithTheWholeRowIsReportedAlone() {
    Clerk clerk = new Clerk(directory);
    clerk.feed(
        "output",
        clerk.write(
            "a.csv", "unit_id,period,ytd,", "x,2023-13,约7,1,2", "x,2023-13,约7,95", "x,\"2023"));

    assertThat(clerk.printed())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("a.csv 第2行 整行").endsWith("[CELL_COUNT]"),
            second -> assertThat(second).startsWith("a.csv 第3行 D3").endsWith("[OUTSIDE_TABLE]"),
            third -> assertThat(third).startsWith("a.csv 第4行 整行").endsWith("[BROKEN_ROW]"));
  }

  @Test
  void aRowCountsOnceAndUnderEachOfItsReasonsOnce() {
    Clerk clerk = new Clerk(directory);
    Path file =
        clerk.write(
            "a.csv",
            "unit_id,period,month,ytd",
            "x,2023-13,一,二",
            FIRM + ",2023-13,1,2",
            FIRM + ",2023-03,1,2");

    Receipt receipt = clerk.feed("output", file);

    assertThat(clerk.printed()).hasSize(5);
    assertThat(receipt.line(Language.ZH))
        .startsWith("读入 3 行:接收 1,重复 0,过时 0,退回 2 BAD_PERIOD=2 BAD_UNIT_ID=1 NOT_A_NUMBER=1");
    assertThat(receipt.lines(Language.ZH, ZoneOffset.UTC))
        .anyMatch(line -> line.startsWith("  退回 2 行 BAD_PERIOD:"));
    assertThat(receipt.sentences(Language.ZH, ZoneOffset.UTC))
        .anyMatch(line -> line.startsWith("  退回 2 行:"))
        .noneMatch(line -> line.contains("BAD_PERIOD"));
  }

  /** Column and code of each line that is printed. */
  private static List<String> printed(Clerk clerk) {
    return clerk.printed().stream()
        .map(line -> line.replaceFirst("\\S+(?: 工作表“\\S+”)? 第\\d+行 ", ""))
        .map(line -> Arrays.asList(line.split(" ", -1)))
        .map(words -> words.get(0) + " " + words.get(words.size() - 1).replaceAll("[\\[\\]]", ""))
        .toList();
  }
}
