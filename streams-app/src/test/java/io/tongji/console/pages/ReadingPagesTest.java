package io.tongji.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.Form;
import io.tongji.catalogue.form.UnitKind;
import io.tongji.console.ConsoleStand;
import io.tongji.console.QuietBureau;
import io.tongji.console.TestBrowser;
import io.tongji.console.users.DeskRole;
import io.tongji.console.users.Sessions;
import io.tongji.explain.Revision;
import io.tongji.explain.UnitCard;
import io.tongji.explain.UnitHistory;
import io.tongji.period.Month;
import io.tongji.queries.Dossiers;
import io.tongji.queries.GivenExplanations;
import io.tongji.returns.RegisterEntry;
import io.tongji.returns.RegisterRecord;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.Target;
import io.tongji.rollup.Bridge;
import io.tongji.rollup.Sample;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadingPagesTest {

  private static final String FIRM = QuietBureau.FIRM;
  private static final Instant FED = Instant.parse("2023-04-08T02:30:00Z");

  @TempDir private Path directory;
  private ConsoleStand stand;

  @BeforeEach
  void start() {
    stand = new ConsoleStand(directory);
    stand.bureau().readings().onCards(ReadingPagesTest::write);
  }

  @AfterEach
  void end() {
    stand.close();
  }

  private static Revision.FedFrom from(String by, String file, long row) {
    return new Revision.FedFrom(FED, by, file, row);
  }

  private static RegisterRecord entry(String name, int revision) {
    return new RegisterRecord(
        FIRM,
        new RegisterEntry(
            UnitKind.ENTERPRISE,
            "enterprise",
            name,
            new RegisterEntry.Place("330483004", List.of()),
            "3670",
            List.of("SCALE"),
            new RegisterEntry.Validity("2021-01", Month.of(2021, 1), "", null),
            new RegisterEntry.Ownership(null, null),
            null),
        revision,
        false);
  }

  private static Return output(String period, long ytd, int revision, @Nullable String why) {
    return new Return(
        Form.OUTPUT,
        FIRM,
        period,
        Month.parse(period),
        revision,
        false,
        new ReturnAmounts(Form.OUTPUT).put(Form.YTD, ytd),
        new Return.Remarks(null, why),
        null);
  }

  private static void write(UnitCard card) {
    card.take(entry("旧名有限公司", 1), from("li", "register-2021.csv", 7));
    card.take(entry("新名有限公司", 2), from("wang", "register-2022.xlsx", 3));
    UnitHistory output = new UnitHistory(CatalogueFiles.builtIn(), Form.OUTPUT);
    output.take(output("2023-02", 4_000_000, 1, null), from("wang", "output.csv", 11));
    output.take(output("2023-03", 7_000_000, 1, null), from("wang", "output.csv", 12));
    output.take(output("2023-03", 8_000_000, 2, null), from("zhao", "output-2.csv", 4));
    card.take(output);
  }

  @Test
  void aCardHasEveryRevisionByWhomAndFromWhichFile() throws Exception {
    stand.bureau().named(FIRM, "新名有限公司");

    assertThat(stand.as("analyst").get("/unit?unit=" + FIRM).body())
        .contains("旧名有限公司", "register-2021.csv 第7行", "已被更正", "li")
        .contains("新名有限公司", "register-2022.xlsx 第3行", "现行")
        .contains("7000 千元", "8000 千元", "output-2.csv 第4行", "zhao", "工业总产值")
        .contains("<svg class=\"spark\"", "<polyline points=");
  }

  @Test
  void aUnitIsFoundByPartOfItsName() throws Exception {
    stand.bureau().named(FIRM, "新名有限公司");
    stand.bureau().named("91330483YB0000016Y", "新家具公司");
    TestBrowser analyst = stand.as("analyst");

    assertThat(analyst.get("/unit?unit=%E6%96%B0%E5%90%8D").body()).contains("名录变更");
    assertThat(analyst.get("/unit?unit=%E6%96%B0").body())
        .contains("有 2 个单位", "/unit?unit=91330483YB0000016Y");
    assertThat(analyst.get("/unit?unit=nowhere").body()).contains("名录中没有这个单位");
  }

  @Test
  void aClerkReadsTheCardsOfOwnAreasAlone() throws Exception {
    stand.bureau().named(FIRM, "新名有限公司");
    stand.bureau().named("91330483YB0000016Y", "新家具公司");
    stand.add("wang", DeskRole.CLERK, List.of("output"), List.of("330483004"));
    TestBrowser wang = stand.as("wang");

    assertThat(wang.get("/unit?unit=" + FIRM).statusCode()).isEqualTo(200);
    assertThat(wang.get("/unit?unit=91330483YB0000016Y").statusCode()).isEqualTo(400);
    assertThat(wang.get("/unit?unit=%E6%96%B0%E5%AE%B6").body()).contains("名录中没有这个单位");
    assertThat(stand.bureau().readings().formsOfCard()).containsExactly(Form.OUTPUT);
  }

  @Test
  void whereNoFiguresAreYetAPageSaysWhatToDo() throws Exception {
    TestBrowser analyst = stand.as("analyst");
    for (String path : List.of("/board", "/report", "/board?area=330483001&period=2023-12")) {
      HttpResponse<String> page = analyst.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.body()).as(path).contains("先报送名录和报表").doesNotContain("./tongji");
    }
    assertThat(analyst.get("/board?area=nowhere").statusCode()).isEqualTo(400);
    assertThat(analyst.get("/report?view=release").body()).contains("还没有发布过");
  }

  @Test
  void aFigureOfTheBoardLeadsAnAnalystToItsUnitsAndHasItsBridge() throws Exception {
    stand
        .bureau()
        .readings()
        .change(
            Sample.of("GIO", 77_376_000_001L)
                .onTotal(81_000_400_000L)
                .ofMonth(new Bridge(-3_391_999_999L, 300_400_000L, 500_600_000L, -32_200_000L)));
    String explained = "href=\"/explain?indicator=GIO&amp;area=330483K01&amp;period=2023-12\"";

    assertThat(stand.as("analyst").get("/board").body())
        .contains(explained, "773.76 亿元", "增长分解", "-33.92");
    assertThat(stand.as("publisher").get("/board").body())
        .contains("773.76 亿元")
        .doesNotContain("/explain");
    assertThat(stand.as("analyst").get("/report").body()).contains("773.76", "data-copy");
  }

  @Test
  void anOpenBoardHearsThatFiguresChanged() throws Exception {
    TestBrowser analyst = stand.as("analyst");
    assertThat(analyst.get("/board").body()).contains("data-version=\"0\"");

    stand.bureau().readings().change();

    HttpResponse<String> event = analyst.get("/board/changes");
    assertThat(event.body()).isEqualTo("retry: 5000\ndata: 1\n\n");
    assertThat(event.headers().firstValue("Content-Type"))
        .contains("text/event-stream; charset=utf-8");
  }

  @Test
  void aBoardThatLiesOpenKeepsNoSession() throws Exception {
    TestBrowser analyst = stand.as("analyst");
    stand.pass(Sessions.IDLE.minusSeconds(1));
    assertThat(analyst.get("/board/changes").statusCode()).isEqualTo(200);
    assertThat(analyst.get("/board/live").body()).contains("id=\"live\"");
    stand.pass(Duration.ofSeconds(1));

    assertThat(analyst.get("/board/changes").statusCode()).isEqualTo(303);
    assertThat(analyst.get("/board").statusCode()).isEqualTo(303);
  }

  @Test
  void targetsOfAYearAreListedWithWhatIsKnownOfThem() throws Exception {
    stand
        .bureau()
        .readings()
        .targets(
            List.of(
                new Target(
                    new Target.Key("GIO", "330483", 2023),
                    500_000_000_000L,
                    null,
                    null,
                    "",
                    1,
                    false),
                new Target(new Target.Key("GIO", "330483", 2022), 1, null, null, "", 1, false)));

    assertThat(stand.as("analyst").get("/targets?year=2023&area=330483").body())
        .contains("2023 年目标 1 个", "5000.00 亿元", "--");
    assertThat(stand.as("analyst").get("/targets?year=23").statusCode()).isEqualTo(400);
  }

  @Test
  void aTextIsCheckedAndItsFindingsAreMarkedInIt() throws Exception {
    TestBrowser analyst = stand.as("analyst");
    analyst.get("/report");
    String page =
        analyst
            .post("/report", "text", "2023年1—11月经济运行分析\n整治50家,完成106.5%。<script>alert(1)</script>")
            .body();

    assertThat(page).contains("发现 1 处", "<mark class=\"error\">").doesNotContain("<script>alert");
    assertThat(page).contains("其中 2 个未与数据核对", "<li>第 2 行:整治50家</li>", "完成106.5%</li>");
  }

  @Test
  void queriesComeWithTwoYearsOfTheUnitAndWithWhatWasExplained() throws Exception {
    Return march = output("2023-03", 8_000_000, 1, "春节停产两周");
    Dossiers dossiers = new Dossiers(CatalogueFiles.builtIn(), List.of(FIRM));
    dossiers.take(output("2023-02", 4_000_000, 1, null), FED.toEpochMilli());
    dossiers.take(march, FED.toEpochMilli());
    stand.bureau().asks(FIRM, Form.OUTPUT, Month.of(2023, 3));
    stand
        .bureau()
        .readings()
        .asked(dossiers, List.of(new GivenExplanations.GivenExplanation(march, "春节停产两周", FED)));

    assertThat(stand.as("analyst").get("/queries").body())
        .contains("<svg class=\"spark\"", "已说明,共 1 条", "春节停产两周");
    stand.add("zhao", DeskRole.CLERK, List.of("tax"), List.of());
    assertThat(stand.as("zhao").get("/queries").body())
        .doesNotContain("<svg class=\"spark\"", "春节停产两周");
    stand.add("qian", DeskRole.CLERK, List.of(), List.of("330483102"));
    assertThat(stand.as("qian").get("/queries").body())
        .doesNotContain("<svg class=\"spark\"", "春节停产两周");
  }
}
