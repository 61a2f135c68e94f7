package io.tongji.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.form.Form;
import io.tongji.console.ConsoleStand;
import io.tongji.console.QuietBureau;
import io.tongji.console.TestBrowser;
import io.tongji.console.http.JobPages;
import io.tongji.console.users.DeskRole;
import io.tongji.log.audit.AuditedAction;
import io.tongji.period.Month;
import io.tongji.queries.Dossiers;
import io.tongji.returns.Return;
import io.tongji.returns.ReturnAmounts;
import io.tongji.returns.ReturnMark;
import io.tongji.returns.edits.SoftEdit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries, and what is written beside them. */
final class QueriesPageTest {

  private static final String FIRM = QuietBureau.FIRM;
  private static final Month MARCH = Month.of(2023, 3);
  private static final Return STANDING = output(8_000_000);

  @TempDir private Path directory;
  private ConsoleStand stand;

  @BeforeEach
  void start() {
    stand = new ConsoleStand(directory);
    Dossiers dossiers = new Dossiers(CatalogueFiles.builtIn(), List.of(FIRM));
    dossiers.take(STANDING, Instant.parse("2023-04-08T02:30:00Z").toEpochMilli());
    stand.bureau().readings().asked(dossiers, List.of());
  }

  @AfterEach
  void end() {
    stand.close();
  }

  private static Return output(long ytd) {
    return new Return(
        Form.OUTPUT,
        FIRM,
        "2023-03",
        MARCH,
        1,
        false,
        new ReturnAmounts(Form.OUTPUT).put(Form.YTD, ytd),
        new Return.Remarks(null, null),
        null);
  }

  private static HttpResponse<String> explain(TestBrowser browser, String text, Return seen)
      throws Exception {
    browser.get("/queries?form=output");
    return browser.post(
        "/queries?form=output",
        "of",
        "output",
        "unit",
        FIRM,
        "month",
        "2023-03",
        "mark",
        ReturnMark.of(seen),
        "text",
        text);
  }

  @Test
  void whatIsAskedIsSaidInWords() throws Exception {
    stand.bureau().asks(FIRM, Form.OUTPUT, MARCH, SoftEdit.OUTLIER);
    stand.bureau().asks(FIRM, Form.OUTPUT, MARCH, SoftEdit.NOT_IN_REGISTER);

    assertThat(stand.as("clerk").get("/queries").body())
        .contains("与上年同期之比同行业离群", "名录中没有该单位在本报告期的有效记录", "补报或更正名录")
        .doesNotContain("OUTLIER", "NOT_IN_REGISTER", "S4", "H4");
  }

  @Test
  void anExplanationIsWrittenWhereTheQueryStands() throws Exception {
    stand.bureau().asks(FIRM, Form.OUTPUT, MARCH, SoftEdit.OUTLIER);
    TestBrowser clerk = stand.as("clerk");
    assertThat(clerk.get("/queries").body()).contains("name=\"text\"", ReturnMark.of(STANDING));

    HttpResponse<String> answer = explain(clerk, "春节停产\n两周", STANDING);

    assertThat(answer.headers().firstValue("Location"))
        .contains("/queries?form=output&explained=yes");
    assertThat(stand.bureau().explained()).hasSize(1);
    Return fed = stand.bureau().explained().get(0);
    assertThat(fed.remarks().explanation()).isEqualTo("春节停产 两周");
    assertThat(ReturnMark.of(fed)).as("the same figures").isEqualTo(ReturnMark.of(STANDING));
    assertThat(clerk.get("/queries?form=output&explained=yes").body()).contains("说明已报送");
    assertThat(stand.bureau().actions())
        .filteredOn(action -> action.action().equals("ANSWER"))
        .singleElement()
        .extracting(AuditedAction::user, AuditedAction::object)
        .containsExactly("clerk", "output " + FIRM + " 2023-03");
    assertThat(directory.resolve("uploads")).isEmptyDirectory();
  }

  @Test
  void aFigureThatNobodySawIsNotExplained() throws Exception {
    stand.bureau().asks(FIRM, Form.OUTPUT, MARCH, SoftEdit.OUTLIER);

    assertThat(explain(stand.as("analyst"), "春节停产两周", output(7_000_000)).body())
        .contains("列出以后报表又有更正")
        .doesNotContain("CHANGED_SINCE");
    assertThat(stand.bureau().explained()).isEmpty();
  }

  @Test
  void whatNoExplanationHelpsHasNoPlaceForOne() throws Exception {
    stand.bureau().asks(FIRM, Form.OUTPUT, MARCH, SoftEdit.NOT_IN_REGISTER);

    assertThat(stand.as("clerk").get("/queries").body()).doesNotContain("name=\"text\"");
    assertThat(explain(stand.as("clerk"), "春节停产两周", STANDING).statusCode()).isEqualTo(400);
    assertThat(stand.bureau().explained()).isEmpty();
  }

  @Test
  void aClerkExplainsOwnFormsAndAreasAlone() throws Exception {
    stand.bureau().asks(FIRM, Form.OUTPUT, MARCH, SoftEdit.OUTLIER);
    stand.add("other", DeskRole.CLERK, List.of(), List.of("330483102"));
    stand.add("tax", DeskRole.CLERK, List.of("tax"), List.of("330483004"));
    stand.add("own", DeskRole.CLERK, List.of("output"), List.of("330483004"));

    assertThat(explain(stand.as("other"), "春节停产两周", STANDING).statusCode()).isEqualTo(400);
    assertThat(explain(stand.as("tax"), "春节停产两周", STANDING).statusCode()).isEqualTo(400);
    assertThat(stand.bureau().explained()).isEmpty();
    assertThat(explain(stand.as("own"), "春节停产两周", STANDING).statusCode()).isEqualTo(303);
  }

  @Test
  void anExplanationSaysSomethingAndNoNovel() throws Exception {
    stand.bureau().asks(FIRM, Form.OUTPUT, MARCH, SoftEdit.OUTLIER);

    assertThat(explain(stand.as("clerk"), "  ", STANDING).body())
        .contains("the explanation is empty");
    assertThat(explain(stand.as("clerk"), "长".repeat(1_001), STANDING).statusCode()).isEqualTo(400);
    assertThat(stand.bureau().explained()).isEmpty();
  }

  @Test
  void theListCanBeTakenAwayToBeFilledIn() throws Exception {
    stand.bureau().asks(FIRM, Form.OUTPUT, MARCH, SoftEdit.OUTLIER);
    String file = "/queries.xlsx?form=output";
    assertThat(stand.as("clerk").get("/queries?form=output").body())
        .contains("共 1 条待说明", "href=\"" + file + "\"");
    assertThat(stand.as("analyst").get("/queries?form=tax").body()).contains("共 0 条待说明");

    try (XSSFWorkbook list = workbook(stand.as("clerk").file(file))) {
      Row asked = list.getSheetAt(0).getRow(1);
      List<String> cells = new ArrayList<>();
      asked.forEach(cell -> cells.add(cell.toString()));
      assertThat(cells)
          .startsWith("output", FIRM)
          .contains("2023-03")
          .endsWith("", ReturnMark.of(STANDING));
    }
    assertThat(rows(stand.as("analyst").file("/queries.xlsx?form=tax"))).isZero();
  }

  /** The list as it was taken away, with this explanation beside each query. */
  private static byte[] filled(byte[] list, String text) throws IOException {
    try (XSSFWorkbook workbook = workbook(list);
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = workbook.getSheetAt(0);
      for (int row = 1; row <= sheet.getLastRowNum(); row++) {
        Row asked = sheet.getRow(row);
        asked
            .getCell(asked.getLastCellNum() - 2, Row.MissingCellPolicy.CREATE_NULL_AS_BLANK)
            .setCellValue(text);
      }
      workbook.write(out);
      return out.toByteArray();
    }
  }

  private static HttpResponse<String> bring(TestBrowser browser, byte[] list) throws Exception {
    browser.get("/queries?form=output");
    return browser.bring("/queries?form=output", Map.of("list", "yes"), Map.of("../查询.xlsx", list));
  }

  @Test
  void theListIsBroughtBackFilledIn() throws Exception {
    stand.bureau().asks(FIRM, Form.OUTPUT, MARCH, SoftEdit.OUTLIER);
    TestBrowser clerk = stand.as("clerk");
    byte[] list = filled(clerk.file("/queries.xlsx"), "春节停产两周");

    HttpResponse<String> answer = bring(clerk, list);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("已说明 1 张报表,退回 0 行").contains("action=\"/queries\"");
    assertThat(stand.bureau().explained()).hasSize(1);
    Return fed = stand.bureau().explained().get(0);
    assertThat(fed.remarks().explanation()).isEqualTo("春节停产两周");
    assertThat(ReturnMark.of(fed)).as("the same figures").isEqualTo(ReturnMark.of(STANDING));
    assertThat(stand.bureau().actions())
        .filteredOn(action -> action.action().equals("ANSWER"))
        .singleElement()
        .extracting(AuditedAction::user, AuditedAction::object)
        .containsExactly("clerk", "查询.xlsx");
    assertThat(directory.resolve("uploads")).isEmptyDirectory();
  }

  @Test
  void aListWithoutExplanationsIsSaidToHaveNone() throws Exception {
    stand.bureau().asks(FIRM, Form.OUTPUT, MARCH, SoftEdit.OUTLIER);
    TestBrowser clerk = stand.as("clerk");

    assertThat(bring(clerk, clerk.file("/queries.xlsx")).body()).contains("没有填写说明的行");
    assertThat(stand.bureau().explained()).isEmpty();
  }

  @Test
  void aListOfOthersIsRefusedRowByRow() throws Exception {
    stand.bureau().asks(FIRM, Form.OUTPUT, MARCH, SoftEdit.OUTLIER);
    byte[] list = filled(stand.as("clerk").file("/queries.xlsx"), "春节停产两周");
    stand.add("other", DeskRole.CLERK, List.of(), List.of("330483102"));
    stand.add("tax", DeskRole.CLERK, List.of("tax"), List.of("330483004"));

    for (String name : List.of("other", "tax")) {
      assertThat(bring(stand.as(name), list).body())
          .contains("已说明 0 张报表,退回 1 行", "第2行", "不在您的范围内", FIRM);
    }
    assertThat(stand.bureau().explained()).isEmpty();
  }

  @Test
  void whatIsNoListIsRefused() throws Exception {
    HttpResponse<String> answer =
        bring(stand.as("clerk"), "表,数\noutput,1\n".getBytes(StandardCharsets.UTF_8));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("查询.xlsx").doesNotContain("uploads", "explained-");
    assertThat(directory.resolve("uploads")).isEmptyDirectory();
    assertThat(stand.as("clerk").bring("/queries", Map.of("list", "yes"), Map.of()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aFilledListThatIsFedAsAFormIsSaidWhereItsExplanationsBelong() throws Exception {
    stand.bureau().asks(FIRM, Form.OUTPUT, MARCH, SoftEdit.OUTLIER);
    TestBrowser clerk = stand.as("clerk");
    byte[] list = clerk.file("/queries.xlsx");
    clerk.get("/feed");

    String job =
        clerk
            .upload("output", Map.of("list.xlsx", list))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    JobPages.awaitCheck(clerk, job);

    assertThat(clerk.get(job).body()).contains("在“查询”页报送填好的清单").doesNotContain("--form", "选“表”");
    assertThat(stand.bureau().explained()).isEmpty();
  }

  @Test
  void aClerkTakesAwayTheListOfOwnAreasAlone() throws Exception {
    stand.bureau().asks(FIRM, Form.OUTPUT, MARCH, SoftEdit.OUTLIER);
    stand.add("other", DeskRole.CLERK, List.of(), List.of("330483102"));
    stand.add("tax", DeskRole.CLERK, List.of("tax"), List.of("330483004"));

    assertThat(rows(stand.as("other").file("/queries.xlsx"))).isZero();
    assertThat(rows(stand.as("tax").file("/queries.xlsx"))).isZero();
    assertThat(rows(stand.as("clerk").file("/queries.xlsx"))).isOne();
  }

  private static XSSFWorkbook workbook(byte[] bytes) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes));
  }

  /** Below the headings. */
  private static int rows(byte[] bytes) throws IOException {
    try (XSSFWorkbook workbook = workbook(bytes)) {
      return workbook.getSheetAt(0).getLastRowNum();
    }
  }
}
