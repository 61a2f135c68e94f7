package io.tongji.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.catalogue.Language;
import io.tongji.ingest.Office.Formula;
import io.tongji.ingest.send.Origin;
import io.tongji.returns.edits.RejectionReason;
import io.tongji.returns.edits.SoftEdit;
import io.tongji.returns.edits.Wording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.FormulaError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every hard edit is broken by a row of a CSV file and of a workbook, and what the clerk reads
 * names file, sheet, line, field, value and remedy, in Chinese and in English. An edit without a
 * case fails the test.
 */
class EveryRefusalTest {

  private static final String FIRM = Clerk.FIRM;
  private static final String PROJECT = "2204-330483-04-01-900001";

  /** What no row of a file can break, and why. */
  private static final Map<String, Set<RejectionReason>> OF_NO_FILE =
      Map.of(
          "ingest sends no tombstones, and chooses the partition by the unit of the row",
          Set.of(RejectionReason.TOMBSTONE, RejectionReason.WRONG_PARTITION),
          "what stands and the calendar decide (ClerkIT)",
          EnumSet.range(RejectionReason.UNDOES_CORRECTION, RejectionReason.YEAR_TOO_EARLY),
          "the areas of an account decide (ConsoleSecurityTest)",
          Set.of(RejectionReason.OUTSIDE_SCOPE),
          "a row that is held back breaks no rule (ClerkIT, RegisterDoubtsTest, TargetDoubtsTest)",
          EnumSet.range(RejectionReason.LEAVES_GROUPS, RejectionReason.TARGET_FAR_AHEAD),
          "what the units reported before decides (FileDoubtsTest)",
          EnumSet.range(
              RejectionReason.FILE_OF_MONTH_BEFORE, RejectionReason.FILE_OF_CLOSED_MONTH));

  /** What only a row of CSV can break, and why. */
  private static final Map<RejectionReason, String> OF_CSV =
      Map.of(
          RejectionReason.CELL_COUNT, "a row of a workbook has as many cells as its header",
          RejectionReason.ROW_TOO_LARGE, "a cell of a workbook holds 32,767 characters",
          RejectionReason.BROKEN_ROW, "a workbook has no quotes");

  /** What only a row of a workbook can break, and why. */
  private static final Map<RejectionReason, String> OF_WORKBOOKS =
      Map.of(
          RejectionReason.FORMULA_ERROR, "CSV has no formulas",
          RejectionReason.FORMULA_WITHOUT_RESULT, "CSV has no formulas");

  /**
   * Rule of the handbook, reason and form; header; row, both with bars between cells; and of which
   * field and value the clerk reads. LINE is the line of the row.
   */
  private static final List<String> CASES =
      List.of(
          "H1 BAD_UNIT_ID output; unit_id|period|ytd; 91330483YBO0000315|2023-03|7; unit_id;"
              + " 91330483YBO0000315",
          "H1 BAD_PROJECT_CODE investment; unit_id|period|ytd; 甲 乙|2023-03|7; unit_id; 甲 乙",
          "H2 CHECK_DIGIT output; 统一社会信用代码|period|ytd; 91330483YB00000327|2023-03|7;"
              + " 统一社会信用代码; 91330483YB00000327",
          "H3 BAD_PERIOD output; unit_id|报告期|ytd; FIRM|2023-13|7; 报告期; 2023-13",
          "H3 FUTURE_PERIOD output; unit_id|period|ytd; FIRM|2999-12|7; period; 2999-12",
          "H3 NO_JANUARY output; unit_id|period|ytd; FIRM|2023-01|7; period; 2023-01",
          "H5 UNKNOWN_INDUSTRY register; unit_id|kind|name|area|industry|valid_from;"
              + " FIRM|enterprise|甲|330483|36|2023-01; industry; 36",
          "H6 DELIVERY_OVER_SALES output; unit_id|period|ytd|工业销售产值累计|出口交货值累计;"
              + " FIRM|2023-03|10|9|9.001; 出口交货值累计; 9.001",
          "H7 COMPONENTS investment; unit_id|period|累计完成投资|建筑工程|其他费用;"
              + " PROJECT|2023-06|5000|2000|2500; 累计完成投资; 5000",
          "H7 CONSTRUCTION_OVER_TOTAL investment; unit_id|period|ytd|ytd_construction|ytd_other;"
              + " PROJECT|2023-06|100|101|-1; ytd_construction; 101",
          "H8 SMALL_PLAN investment; unit_id|period|ytd|计划总投资; PROJECT|2023-06|9|499.9999;"
              + " 计划总投资; 499.9999",
          "H9 AMOUNT_RANGE output; unit_id|period|ytd; FIRM|2023-03|99999999999; ytd; 99999999999",
          "H9 NEGATIVE tax; unit_id|period|ytd; FIRM|2023-03|-0.5; ytd; -0.5",
          "H10 FORM_VERSION rd; unit_id|period|ytd|表式版本; FIRM|2023-03|7|1999; 表式版本; 1999",
          "H11 SAME_REVISION output; unit_id|period|ytd|版本; FIRM|2023-03|7|4; 版本; 4",
          "- NO_AMOUNT output; unit_id|period|ytd|sales_ytd; FIRM|2023-03||7; ytd; ",
          "- BAD_REVISION output; unit_id|period|ytd|revision; FIRM|2023-03|7|1.5; revision; 1.5",
          "- BAD_EVENT_ID event; unit_id|event_id|kind|status|occurred_on; P1|E"
              + " 1|demolition|done|2023-06-05; event_id; E 1",
          "- BAD_DATE event; unit_id|event_id|kind|status|occurred_on;"
              + " P1|E1|demolition|done|2023-02-30; occurred_on; 2023-02-30",
          "- UNKNOWN_EVENT event; unit_id|event_id|事件类别|status|occurred_on;"
              + " P1|E1|flood|done|2023-06-05; 事件类别; flood",
          "- UNKNOWN_STATUS event; unit_id|event_id|kind|status|occurred_on;"
              + " P1|E1|demolition|dreamt|2023-06-05; status; dreamt",
          "- EVENT_QUANTITY event; unit_id|event_id|kind|status|occurred_on|quantity|unit;"
              + " P1|E1|demolition|done|2023-06-05|3|亩; unit; 亩",
          "- COUNT_NOT_WHOLE event; unit_id|event_id|kind|status|occurred_on|quantity|unit;"
              + " P1|E1|household-cleared|done|2023-06-05|2.5|户; quantity; 2.5",
          "- SUPERSEDES_ITSELF event; unit_id|event_id|kind|status|occurred_on|supersedes;"
              + " P1|E1|demolition|done|2023-06-05|E1; supersedes; E1",
          "- UNKNOWN_KIND register; unit_id|kind|name|area|industry|valid_from;"
              + " FIRM|firm|甲|330483|3670|2023-01; kind; firm",
          "- NO_NAME register; unit_id|kind|名称|area|industry|valid_from;"
              + " FIRM|enterprise||330483|3670|2023-01; 名称; ",
          "- UNKNOWN_AREA register; unit_id|kind|name|area|groups|industry|valid_from;"
              + " FIRM|enterprise|甲|330483|330483K01;X9|3670|2023-01; groups; X9",
          "- BAD_VALIDITY register; unit_id|kind|name|area|industry|valid_from|valid_to;"
              + " FIRM|enterprise|甲|330483|3670|2023-02|2023-01; valid_to; 2023-01",
          "- UNKNOWN_INDICATOR targets; indicator|area|year|target|unit; GDP|330483|2023|1|亿元;"
              + " indicator; GDP",
          "- BAD_YEAR targets; indicator|area|年度|target|unit; GIO|330483|今年|1|亿元; 年度; 今年",
          "- BAD_TARGET targets; indicator|area|year|target|unit; GIO|330483|2023|0|亿元; target; 0",
          "- BAD_TARGET_BASE targets; indicator|area|year|target|unit|base;"
              + " GIO|330483|2023|6|亿元|7; base; 7",
          "- TOTAL_ROW output; unit_id|period|ytd; 合 计||7; WHOLE; 合 计,,7",
          "- NO_VALUE output; unit_id|period|ytd; FIRM||7; period; ",
          "- NOT_A_NUMBER output; unit_id|period|本年累计; FIRM|2023-03|约1200; 本年累计; 约1200",
          "- NOT_WHOLE output; unit_id|period|ytd; FIRM|2023-03|7.0005; ytd; 7.0005",
          "- NOT_A_YES_NO output; unit_id|period|ytd|withdrawn; FIRM|2023-03|7|maybe; withdrawn;"
              + " maybe",
          "- UNKNOWN_UNIT targets; indicator|area|year|target|unit; GIO|330483|2023|1|吨; unit; 吨",
          "- OTHER_PERIOD output; unit_id|period|ytd; FIRM|2023-04|7; period; 2023-04",
          "- CODE_AS_NUMBER output; unit_id|period|ytd; 9.13305E+17|2023-03|7; unit_id;"
              + " 9.13305E+17",
          "- CELL_COUNT output; unit_id|period|ytd; FIRM|2023-03|1|234; WHOLE; 4",
          "- ROW_TOO_LARGE output; unit_id|period|ytd|explanation; FIRM|2023-03|7|LONG; WHOLE;"
              + " FIRM,2023-03,7,甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲…",
          "- BROKEN_ROW output; unit_id|period|ytd; FIRM|2023-03|\"7; WHOLE; FIRM,2023-03,\"7",
          "- OUTSIDE_TABLE output; unit_id|period| |ytd|; FIRM|2023-03|95|7|; CLINE; 95",
          "- NO_REVISION output; unit_id|period|ytd|版本; FIRM|2023-03|7|; 版本; ");

  private static final Pattern PRINTED_ZH =
      Pattern.compile(
          "(?<file>\\S+?)(?: 工作表“(?<sheet>[^”]*)”)? 第(?<line>\\d+)行 (?<field>\\S+)"
              + " \"(?<value>.*)\": (?<rest>.+) \\[(?<code>\\w+)]");
  private static final Pattern PRINTED_EN =
      Pattern.compile(
          "(?<file>\\S+?)(?: sheet \"(?<sheet>[^\"]*)\")? line (?<line>\\d+)"
              + " (?<field>\\S+|whole row) \"(?<value>.*)\": (?<rest>.+) \\[(?<code>\\w+)]");

  @TempDir private Path directory = Path.of("");

  /** A row that breaks an edit, and what is reported. */
  record Case(
      String rule,
      RejectionReason reason,
      String form,
      List<String> header,
      List<String> row,
      String field,
      String value) {

    static Case of(String text) {
      String[] parts = text.split("; ", -1);
      String[] words = parts[0].split(" ");
      return new Case(
          words[0],
          RejectionReason.valueOf(words[1]),
          words[2],
          cells(parts[1]),
          cells(parts[2]),
          parts[3],
          named(parts[4]));
    }

    private static List<String> cells(String text) {
      return Arrays.stream(text.split("\\|", -1)).map(Case::named).toList();
    }

    private static String named(String cell) {
      return cell.replace("LONG", "甲".repeat(70_000))
          .replace("FIRM", FIRM)
          .replace("PROJECT", PROJECT);
    }

    @Override
    public String toString() {
      return reason.name();
    }
  }

  static List<Case> cases() {
    return CASES.stream().map(Case::of).toList();
  }

  static List<Case> casesOfWorkbooks() {
    return cases().stream().filter(one -> !OF_CSV.containsKey(one.reason())).toList();
  }

  @Test
  void everyHardEditHasACaseOrAReasonForHavingNone() {
    Set<RejectionReason> broken = cases().stream().map(Case::reason).collect(Collectors.toSet());
    Set<RejectionReason> all = EnumSet.noneOf(RejectionReason.class);
    all.addAll(broken);
    OF_NO_FILE.values().forEach(all::addAll);
    all.addAll(OF_WORKBOOKS.keySet());
    assertThat(all).containsExactlyInAnyOrder(RejectionReason.values());
    assertThat(broken)
        .hasSize(CASES.size())
        .containsAll(OF_CSV.keySet())
        .noneMatch(one -> OF_NO_FILE.values().stream().anyMatch(of -> of.contains(one)))
        .doesNotContainAnyElementsOf(OF_WORKBOOKS.keySet());
  }

  /** H4 depends on the register, and is a query; so is the half of H5 that does. */
  @Test
  void everyRuleOfTheHandbookIsHardOrAQuery() {
    Set<String> rules =
        cases().stream()
            .map(Case::rule)
            .filter(rule -> !rule.equals("-"))
            .collect(Collectors.toCollection(TreeSet::new));
    List<String> queries =
        Arrays.stream(SoftEdit.values())
            .map(SoftEdit::rule)
            .filter(rule -> rule.startsWith("H"))
            .distinct()
            .toList();
    assertThat(queries).containsExactly("H4", "H5");
    rules.addAll(queries);
    assertThat(rules)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 11).mapToObj(number -> "H" + number).toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aRowOfCsvIsReportedInBothLanguages(Case broken) {
    for (Language language : Language.values()) {
      Clerk clerk = clerk(broken, new Origin(0, 3)).reading(language);
      Path file =
          clerk.write(
              "returns.csv",
              "一季度",
              String.join(",", broken.header()),
              String.join(",", broken.row()));
      clerk.feed(broken.form(), file);
      assertPrinted(clerk, language, "returns.csv 3", broken);
    }
  }

  @ParameterizedTest
  @MethodSource("casesOfWorkbooks")
  void aRowOfAWorkbookIsReportedInBothLanguages(Case broken) {
    for (Language language : Language.values()) {
      Clerk clerk = clerk(broken, new Origin(0, 4)).reading(language);
      Path file =
          new Office(directory.resolve(language + ".xlsx"), "一季度")
              .skip(2)
              .row(broken.header().toArray())
              .row(broken.row().toArray())
              .save();
      clerk.feed(broken.form(), file);
      assertPrinted(clerk, language, language + ".xlsx 4 一季度", broken);
    }
  }

  static Stream<Case> faultsOfWorkbooks() {
    List<String> header = List.of("unit_id", "period", "ytd");
    List<String> row = List.of(FIRM, "2023-03", "");
    return Stream.of(
        new Case("-", RejectionReason.FORMULA_ERROR, "output", header, row, "ytd", "#REF!"),
        new Case(
            "-", RejectionReason.FORMULA_WITHOUT_RESULT, "output", header, row, "ytd", "=A1+1"));
  }

  @ParameterizedTest
  @MethodSource("faultsOfWorkbooks")
  void aRowThatOnlyAWorkbookCanHaveIsReportedInBothLanguages(Case broken) throws IOException {
    for (Language language : Language.values()) {
      Clerk clerk = new Clerk(directory).reading(language);
      clerk.feed(broken.form(), spoilt(broken, language + ".xlsx"));
      assertPrinted(clerk, language, language + ".xlsx 4 一季度", broken);
    }
  }

  @Test
  void allThatOnlyAWorkbookCanHaveIsTried() {
    assertThat(faultsOfWorkbooks().map(Case::reason).toList())
        .containsExactlyInAnyOrderElementsOf(OF_WORKBOOKS.keySet());
  }

  private Path spoilt(Case broken, String name) throws IOException {
    Office office =
        new Office(directory.resolve(name), "一季度").skip(2).row(broken.header().toArray());
    switch (broken.reason()) {
      case FORMULA_ERROR ->
          office.row(FIRM, "2023-03", new Formula("A1+1", FormulaError.REF.getCode()));
      case FORMULA_WITHOUT_RESULT -> {
        office.row(FIRM, "2023-03", new Formula("A1+1", 7));
        office.workbook().getSheetAt(0).getRow(3).getCell(2).getCTCell().unsetV();
      }
      default -> office.row(FIRM, "2023-03", 7);
    }
    return office.save();
  }

  /** As openpyxl writes formulas; a text that is empty as a result is none the less a result. */
  @Test
  void aFormulaWithAnEmptyResultOfANumberIsRefused() throws IOException {
    Path file =
        new Office(directory.resolve("a.xlsx"), "a")
            .row("unit_id", "period", "month", "ytd", "explanation")
            .row(FIRM, "2023-03", 7, new Formula("C2+1", 8), new Formula("\"\"", ""))
            .save();
    Clerk saved = new Clerk(directory);
    assertThat(saved.feed("output", file).refusedRows()).isZero();
    change(file, "<v>8.0</v>", "<v/>");

    Clerk clerk = new Clerk(directory);
    Receipt receipt = clerk.feed("output", file);

    assertThat(receipt.refusedRows()).isOne();
    assertThat(clerk.printed()).anyMatch(line -> line.contains("FORMULA_WITHOUT_RESULT"));
    assertThat(clerk.printed()).anyMatch(line -> line.contains("=C2+1"));
  }

  /** Its good rows neither: else the rows behind the bad cell would be missing without a word. */
  @Test
  void nothingOfASheetIsFedThatCannotBeReadToItsEnd() throws IOException {
    Path file =
        new Office(directory.resolve("a.xlsx"), "一季度")
            .row("unit_id", "period", "ytd")
            .row(FIRM, "2023-03", 7)
            .row(FIRM, "2023-04", 8)
            .row(FIRM, "2023-05", 9)
            .save();
    change(file, "r=\"A4\"", "r=\"4\"");
    Clerk clerk = new Clerk(directory);

    assertThatThrownBy(() -> clerk.feed("output", file))
        .hasMessageContaining("a.xlsx")
        .hasMessageContaining("row 4")
        .hasMessageContaining("save it as .xlsx");
    assertThat(clerk.destination().fedReturns()).isEmpty();
  }

  private static void change(Path file, String text, String other) throws IOException {
    try (FileSystem zip = FileSystems.newFileSystem(file)) {
      Path sheet = zip.getPath("xl/worksheets/sheet1.xml");
      String xml = Files.readString(sheet, StandardCharsets.UTF_8);
      assertThat(xml).contains(text);
      Files.writeString(sheet, xml.replace(text, other));
    }
  }

  private Clerk clerk(Case broken, Origin origin) {
    Clerk clerk = new Clerk(directory);
    if (broken.reason() == RejectionReason.SAME_REVISION) {
      clerk.destination().rejecting(origin, broken.reason().name());
    }
    if (broken.reason() == RejectionReason.NO_REVISION) {
      clerk.destination().leavingOut(origin);
    }
    return broken.reason() == RejectionReason.OTHER_PERIOD ? clerk.period("2023-03") : clerk;
  }

  /** The six parts, and the code by which the rule is found. */
  private static void assertPrinted(Clerk clerk, Language language, String place, Case broken) {
    assertThat(clerk.printed()).as("%s", broken.reason()).hasSize(1);
    Pattern form = language == Language.ZH ? PRINTED_ZH : PRINTED_EN;
    Matcher printed = form.matcher(clerk.printed().get(0));
    assertThat(printed.matches()).as(clerk.printed().get(0)).isTrue();
    String sheet = printed.group("sheet") == null ? "" : " " + printed.group("sheet");
    assertThat(printed.group("file") + " " + printed.group("line") + sheet).isEqualTo(place);
    assertThat(printed.group("field"))
        .isEqualTo(
            broken
                .field()
                .replace("WHOLE", language.of("整行", "whole row"))
                .replace("LINE", printed.group("line")));
    assertThat(printed.group("value")).isEqualTo(broken.value());
    Wording wording =
        language == Language.ZH ? broken.reason().chinese() : broken.reason().english();
    assertThat(List.of(wording.message(), wording.remedy())).noneMatch(String::isBlank);
    String more =
        broken.reason() == RejectionReason.BAD_UNIT_ID
            ? language.of(":第11位是字母 O", " Its character 11 is the letter O.")
            : "";
    assertThat(printed.group("rest"))
        .isEqualTo(wording.message() + language.of(";", " ") + wording.remedy() + more);
    assertThat(printed.group("code")).isEqualTo(broken.reason().name());
  }
}
