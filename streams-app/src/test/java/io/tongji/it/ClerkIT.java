package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongji.app.run.Pipeline;
import io.tongji.log.records.Provenance;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a clerk does by mistake does not look like a result, story by story. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ClerkIT {

  private static final String PREFIX = "clerk";
  private static final String HEADER = "unit_id,period,ytd,prior_ytd";
  private static final int FIRMS = 12;

  private Path directory = Path.of("");
  private Stand stand;
  private Bureau bureau;
  private Pipeline pipeline;

  @BeforeAll
  void start(@TempDir Path own) throws IOException {
    directory = own;
    stand = new Stand(own.resolve("stand"));
    stand.createTopics(PREFIX);
    bureau = new Bureau(stand, PREFIX);
    pipeline = stand.start(PREFIX);
    List<String> firms = new ArrayList<>();
    firms.add("unit_id,kind,name,area,groups,industry,frames,valid_from");
    for (int firm = 1; firm <= FIRMS; firm++) {
      firms.add(Papers.enterprise(firm) + ",企业,样本,330483004,330483K01,3911,规上,2010-01");
    }
    feed("register", write("register.csv", firms)).messages();
    String first = Papers.enterprise(FIRMS) + ",2011-12,7,";
    feed("output", write("2011-12.csv", List.of(HEADER, first))).messages();
  }

  @AfterAll
  void stop() {
    pipeline.close();
    bureau.close();
    stand.close();
  }

  @Test
  void aRowOfAWrongMonthIsHeldBackAndIfFedTakesOverNoDefault() throws IOException {
    assertThat(feed("output", month("2021-12.csv", "2021-12", 100)).exitCode()).isZero();
    List<String> rows = rows("2022-12", 110);
    rows.set(5, rows.get(5).replace("2022-12", "2023-03"));
    Path file = write("2022-12.csv", rows);

    CommandEnd end = feed("output", file);
    assertThat(end.exitCode()).isEqualTo(1);
    assertThat(end.messages())
        .contains("读入 12 行:接收 11,重复 0,过时 0,退回 0,暂留 1 OTHER_MONTH=1")
        .contains("2022-12.csv 第6行 整行 ")
        .contains("报告期:2022-12 11 行;新增 11 行,更正 0 行")
        .contains("首次有数的报告期:2022-12");

    CommandEnd fed = feed("output", file, "--again");
    assertThat(fed.exitCode()).as(fed.messages()).isZero();
    assertThat(fed.messages()).contains("文件 2022-12.csv 的内容已由 ").contains("首次有数的报告期:2023-03");
    CommandEnd quiet = feed("output", file, "--again", "--quiet");
    assertThat(quiet.messages()).startsWith("读入 12 行:接收 0,重复 12,");
    stand.awaitPublished(PREFIX);

    CommandEnd board = run("board");
    assertThat(board.out()).startsWith("桐乡经济开发区 (330483K01)  2022-12  1—12月累计\n2023-03 已报 1/12");
    assertThat(run("report").out()).startsWith("全年完成规上工业总产值").doesNotContain("2023-03");
    CommandEnd march = run("report", "--period=2023-03");
    assertThat(march.out()).startsWith("2023-03 尚未报齐,加权填报率:规上工业总产值 ");
    assertThat(run("missing", "--form=output", "--period=2022-12").messages())
        .contains("output 2022-12:应报 12,已报 11,未报 1")
        .contains("2023-03 已报 1/12");
    Path unreported = directory.resolve("missing.xlsx");
    run("missing", "--form=output", "--period=2022-12", "--out=" + unreported);
    assertThat(fill(unreported, Papers.enterprise(5), "停产")).contains("output", "2022-12", "样本");
    assertThat(feed("explanations", unreported).messages()).contains("NOTHING_STANDS");
    assertThat(run("queries").messages()).contains("2023-03 已报 1/12");
    Path text = write("text.txt", List.of("规模以上工业总产值1.00亿元。"));
    assertThat(run("lint-report", text.toString()).messages()).contains("2023-03 已报 1/12");
    assertThat(run("list", "areas", "濮院").out()).isEqualTo("330483101  濮院镇\n");
    assertThat(run("list", "units", Papers.enterprise(3)).out()).contains("样本");
    assertThat(run("list", "events", "流转").out()).contains("土地集中连片流转  done  MU");
    assertThat(run("board", "--area=高桥街道", "--month").out())
        .startsWith("高桥街道 (330483004)  2022-12")
        .contains("当月 2022-12;累计增速与上月相比");
  }

  @Test
  void aListOfQueriesComesBackWithExplanationsAndExplainsWhatStands() throws IOException {
    String firm = Papers.enterprise(4);
    String other = Papers.enterprise(5);
    Path year = write("y.csv", List.of(HEADER, firm + ",2013-02,90,", other + ",2013-02,90,"));
    assertThat(feed("output", year).exitCode()).isZero();
    Path fell = write("f.csv", List.of(HEADER, firm + ",2013-03,80,", other + ",2013-03,70,"));
    assertThat(feed("output", fell).messages()).contains("YTD_FELL=2");
    Path list = directory.resolve("list.xlsx");
    assertThat(run("queries", "--period=2013-03", "--out=" + list).exitCode()).isZero();
    CommandEnd nothing = feed("explanations", list);
    assertThat(nothing.messages()).contains("没有填写说明的行");

    List<String> written = fill(list, firm, "冲减上月多报");
    assertThat(written).contains("output", firm, "样本", "高桥街道", "2013-03", "本年累计", "千元", "80", "90");
    fill(list, other, "属实");
    Path late = write("l.csv", List.of(HEADER, other + ",2013-03,75,"));
    assertThat(feed("output", late).exitCode()).isZero();

    CommandEnd end = feed("explanations", list);
    assertThat(end.exitCode()).as("one was corrected since").isEqualTo(1);
    assertThat(end.messages())
        .contains("CHANGED_SINCE", other + " 2013-03", "列出以后报表又有更正")
        .contains("接收 1,重复 0,过时 0,退回 1 CHANGED_SINCE=1");
    assertThat(feed("explanations", list).messages()).contains("接收 0,重复 1");
    stand.awaitPublished(PREFIX);
    assertThat(run("queries", "--period=2013-03").out())
        .doesNotContain(firm)
        .contains(other, "75,000");
    assertThat(run("history", "--unit=" + firm, "--period=2013-03").out()).contains("80");
    Path parts = directory.resolve("parts.xlsx");
    CommandEnd explained =
        run("explain", "--indicator=规上工业总产值", "--area=高桥街道", "--period=2013-03", "--span=month");
    assertThat(explained.out()).as(explained.messages()).contains("当月 ", ",基数 ", firm);
    CommandEnd listed =
        run("explain", "--indicator=GIO", "--area=330483", "--period=2013-03", "--out=" + parts);
    assertThat(listed.messages()).contains("rows in ");
    fill(parts, other, "已核实");
    assertThat(feed("explanations", parts).messages()).contains("接收 1");
  }

  @Test
  void noExplanationMakesAUnitCountThatTheRegisterDoesNotKnow() throws IOException {
    String stranger = Papers.enterprise(43);
    feed("output", write("s.csv", List.of(HEADER, stranger + ",2014-02,90,")));
    stand.awaitPublished(PREFIX);
    Path list = directory.resolve("strangers.xlsx");
    run("queries", "--period=2014-02", "--out=" + list);
    assertThat(String.join(" ", fill(list, stranger, "属实"))).contains("NOT_IN_REGISTER ");

    CommandEnd refused = feed("explanations", list);
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.messages())
        .contains("REGISTER_FIRST", stranger + " 2014-02", "说明不能消除这个问题", "接收 0");
  }

  /** Fills in the explanation of a unit; gives the cells of its row. */
  private static List<String> fill(Path list, String unit, String explanation) throws IOException {
    List<String> cells = new ArrayList<>();
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(list))) {
      Sheet sheet = book.getSheetAt(0);
      List<String> headings = new ArrayList<>();
      sheet.getRow(0).forEach(cell -> headings.add(cell.getStringCellValue()));
      DataFormatter shown = new DataFormatter();
      for (Row row : sheet) {
        if (shown.formatCellValue(row.getCell(headings.indexOf("统一社会信用代码"))).equals(unit)) {
          row.forEach(cell -> cells.add(shown.formatCellValue(cell)));
          row.getCell(headings.indexOf("说明")).setCellValue(explanation);
        }
      }
      try (OutputStream out = Files.newOutputStream(list)) {
        book.write(out);
      }
    }
    return cells;
  }

  @Test
  void anOldFileUndoesNoCorrectionInSilence() throws IOException {
    Path old = month("old.csv", "2015-06", 100);
    assertThat(feed("output", old).exitCode()).isZero();
    String firm = Papers.enterprise(3);
    Path correction = write("correction.csv", List.of(HEADER, firm + ",2015-06,250,"));
    CommandEnd corrected = feed("output", correction);
    assertThat(corrected.messages())
        .contains("报告期:2015-06 1 行;新增 0 行,更正 1 行")
        .contains("已过截止日期的报告期有变动:2015-06 1 行")
        .contains("correction.csv 第2行 " + firm + " 2015-06: 100,000 → 250,000");

    CommandEnd rehearsed = feed("output", old, "--dry-run");
    assertThat(rehearsed.messages())
        .contains("暂留 1 UNDOES_CORRECTION=1")
        .contains("old.csv 第4行 " + firm + " 2015-06: 250,000 → 100,000");

    Path json = directory.resolve("receipt.json");
    CommandEnd again = feed("output", old, "--receipt=" + json);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.messages())
        .contains("读入 12 行:接收 0,重复 11,过时 0,退回 0,暂留 1 UNDOES_CORRECTION=1")
        .contains("文件 old.csv 的内容已由 ")
        .contains("old.csv 第4行 " + firm + " 2015-06: 250,000 → 100,000");
    JsonNode receipt = new ObjectMapper().readTree(json.toFile());
    assertThat(receipt.at("/held").asLong()).isEqualTo(1);
    assertThat(receipt.at("/held_by_reason/UNDOES_CORRECTION").asLong()).isEqualTo(1);
    assertThat(amountOf(firm)).isEqualTo("250000");

    assertThat(feed("output", old, "--lang=en").messages())
        .contains("1 held back UNDOES_CORRECTION=1")
        .contains("rows held back would change:");
    assertThat(feed("output", old, "--again").exitCode()).isZero();
    assertThat(amountOf(firm)).isEqualTo("100000");

    CommandEnd history = run("history", "--unit=" + firm, "--form=output", "--period=2015");
    assertThat(history.out().lines())
        .hasSize(4)
        .anyMatch(line -> line.matches("output +2015-06 .* 已被更正 +- +- +100 千元 .* old.csv 第4行"))
        .anyMatch(line -> line.matches("output .* 已被更正 +- +100 千元 +250 千元 .* correction.csv 第2行"))
        .anyMatch(line -> line.matches("output .* 现行 +- +250 千元 +100 千元 .* old.csv 第4行"));
    assertThat(history.messages()).contains(firm + ":报送 3 条");
    assertThat(run("history", "--unit=" + firm, "--period=2015", "--lang=en").out())
        .contains("corrected", "in force", "correction.csv line 2");
  }

  @Test
  void aMovedUnitDoesNotLeaveTheZoneInSilence() throws IOException {
    String firm = Papers.enterprise(40);
    String header = "unit_id,kind,name,area,groups,industry,frames,valid_from";
    String entry = firm + ",企业,样本,330483004,330483K01,3911,规上,2010-01";
    assertThat(feed("register", write("in.csv", List.of(header, entry))).exitCode()).isZero();

    Path moved =
        write(
            "moved.csv",
            List.of(header.replace("groups,", ""), firm + ",企业,样本,330483003,3911,规上,2016-01"));
    CommandEnd held = feed("register", moved);
    assertThat(held.exitCode()).isEqualTo(1);
    assertThat(held.messages())
        .contains("接收 0,重复 0,过时 0,退回 0,暂留 1 LEAVES_GROUPS=1")
        .contains("moved.csv 第2行 ")
        .contains(": 区划代码 330483004 → 330483003;归属 330483K01 → --;起始期 2010-01 → 2016-01");

    String kept = firm + ",企业,样本,330483003,330483K01,3911,规上,2016-01";
    assertThat(feed("register", write("kept.csv", List.of(header, kept))).exitCode()).isZero();
    assertThat(feed("register", moved, "--again").exitCode()).isZero();

    String left = firm + ",企业,样本,330483004,330483K01,3911,规上,2010-01,2015-12";
    assertThat(feed("register", write("left.csv", List.of(header + ",valid_to", left))).messages())
        .contains("终止期 -- → 2015-12")
        .contains("./tongji queries");
  }

  @Test
  void anEntryThatNoIndicatorWouldCountIsHeldBackUntilItIsMeant() throws IOException {
    String firm = Papers.enterprise(41);
    String header = "unit_id,kind,name,area,groups,industry,frames,valid_from";
    Path doubtful =
        write(
            "doubtful.csv",
            List.of(
                header,
                firm + ",企业,样本,330483004,330483K01,3911,规上企业,2010-01",
                firm + ",企业,样本,330483004,330483003,3911,规上,2011-01",
                firm + ",项目,样本,330483004,330483K01,3911,,2012-01"));

    CommandEnd held = feed("register", doubtful);

    assertThat(held.exitCode()).isEqualTo(1);
    assertThat(held.messages())
        .contains("接收 0,重复 0,过时 0,退回 0,暂留 3 FIRM_AS_PROJECT=1 TOWN_AS_GROUP=1 UNCOUNTED_LIST=1")
        .contains("doubtful.csv 第2行 ");
    assertThat(feed("register", doubtful, "--again").messages()).contains("接收 3,");
  }

  @Test
  void aRecordSaysWhoFedItFromWhichRowOfWhichFile() throws IOException {
    Path file = month("origin.csv", "2014-06", 7);
    feed("output", file);
    assertThat(
            bureau.read(bureau.topics().returns("output")).stream()
                .map(record -> Provenance.of(record.headers()))
                .flatMap(Optional::stream)
                .filter(of -> of.file().equals("origin.csv")))
        .hasSize(FIRMS)
        .allMatch(of -> of.by().equals(System.getProperty("user.name")))
        .extracting(Provenance::row)
        .contains(2L, FIRMS + 1L);
  }

  @Test
  void aFileThatIsWrongAsAWholeIsHeldBackUntilItIsMeant() throws IOException {
    assertThat(feed("output", month("2012-02.csv", "2012-02", 321)).exitCode()).isZero();
    Path again = month("2012-03.csv", "2012-03", 321);

    assertThat(feed("output", again, "--dry-run").messages())
        .contains("暂留 12 FILE_OF_MONTH_BEFORE=12");
    CommandEnd held = feed("output", again);
    assertThat(held.exitCode()).isEqualTo(1);
    assertThat(held.messages())
        .contains("读入 12 行:接收 0,重复 0,过时 0,退回 0,暂留 12 FILE_OF_MONTH_BEFORE=12")
        .contains("像是上月的文件只改了报告期");
    assertThat(feed("output", month("unit.csv", "2012-03", 4_910)).messages())
        .contains("暂留 12 FILE_IN_OTHER_UNIT=12");
    assertThat(feed("output", month("right.csv", "2012-03", 491)).exitCode()).isZero();
    assertThat(feed("output", again, "--again").exitCode()).isZero();
  }

  @Test
  void aYearBeforeAllThatWasReportedIsAskedAboutWithTheLikelyOne() throws IOException {
    CommandEnd history = feed("rd", month("rd1.csv", "2011-11", 70), "--dry-run");
    assertThat(history.exitCode()).as("nothing was reported before").isZero();
    assertThat(feed("rd", month("rd1.csv", "2021-11", 70)).exitCode()).isZero();

    List<String> rows = rows("2021-12", 80);
    rows.set(5, rows.get(5).replace("2021-12", "2011-12"));
    CommandEnd row = feed("rd", write("rd2.csv", rows), "--dry-run");
    assertThat(row.exitCode()).isEqualTo(1);
    assertThat(row.messages())
        .contains("暂留 1 YEAR_TOO_EARLY=1")
        .contains("rd2.csv 第6行 整行 ")
        .contains("像是年份写错,已暂留;多半应为 2021-12;核对年份");

    Path file = month("rd3.csv", "2011-03", 80);
    CommandEnd whole = feed("rd", file, "--lang=en");
    assertThat(whole.messages())
        .contains("12 held back YEAR_TOO_EARLY=12")
        .contains("Probably 2021-03 was meant. Check the year");
    assertThat(feed("rd", file, "--again").exitCode()).isZero();
  }

  @Test
  void aTargetInAnotherUnitAndAnEventOfAnotherCenturyAreAskedAbout() throws IOException {
    String header = "indicator,area,year,target,unit";
    Path first = write("t1.csv", List.of(header, "GIO,330483K01,2022,900,亿元"));
    assertThat(feed("targets", first).exitCode()).isZero();
    Path other =
        write("t2.csv", List.of(header, "GIO,330483K01,2023,945,万元", "GIO,330483K01,2033,1900,亿元"));
    CommandEnd targets = feed("targets", other);
    assertThat(targets.exitCode()).isEqualTo(1);
    assertThat(targets.messages())
        .contains("暂留 2 TARGET_FAR_AHEAD=1 TARGET_IN_OTHER_UNIT=1")
        .contains("t2.csv 第2行 整行 ")
        .contains("像是计量单位不对");
    assertThat(feed("targets", other, "--again").exitCode()).isZero();

    Path events =
        write(
            "e.csv",
            List.of(
                "unit_id,event_id,kind,status,occurred_on",
                Papers.enterprise(1) + ",E-1923,demolition,done,1923-06-05"));
    assertThat(feed("event", events, "--dry-run").messages()).contains("暂留 1 EVENT_LONG_PAST=1");
  }

  private String amountOf(String firm) {
    return bureau
        .records(
            bureau.topics().returns("output"),
            io.tongji.avro.ReturnKey.class,
            io.tongji.avro.OutputReturn.class)
        .stream()
        .filter(printed -> printed.key().getUnitId().equals(firm))
        .filter(printed -> printed.key().getPeriod().equals("2015-06"))
        .reduce((earlier, later) -> later)
        .map(printed -> String.valueOf(printed.value() == null ? null : printed.value().getYtd()))
        .orElseThrow();
  }

  private static List<String> rows(String month, int amount) {
    List<String> rows = new ArrayList<>(List.of(HEADER));
    for (int firm = 1; firm <= FIRMS; firm++) {
      rows.add(Papers.enterprise(firm) + "," + month + "," + amount + "," + (amount - 10));
    }
    return rows;
  }

  private Path month(String name, String month, int amount) throws IOException {
    return write(name, rows(month, amount));
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(directory.resolve(name), lines);
  }

  private CommandEnd feed(String form, Path file, String... more) {
    List<String> words = new ArrayList<>(List.of("ingest", "--form=" + form, file.toString()));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  private CommandEnd run(String... words) {
    return CommandEnd.of(stand.command(PREFIX, words));
  }
}
