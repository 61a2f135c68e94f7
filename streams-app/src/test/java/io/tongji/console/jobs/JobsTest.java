package io.tongji.console.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tongji.console.ConsoleStand;
import io.tongji.console.QuietBureau;
import io.tongji.console.TestBrowser;
import io.tongji.console.http.JobPages;
import io.tongji.console.users.Account;
import io.tongji.console.users.DeskRole;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.ingest.workbook.WorkbookBounds;
import io.tongji.log.audit.AuditedAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs as a clerk works on them, from the upload to the receipt, without servers. */
final class JobsTest {

  private static final Pattern ROW = Pattern.compile("data-row=\"([^\"]+)\"");
  private static final String NO_JOB = "00000000-0000-0000-0000-000000000000";
  private static final String HEAD = "unit_id,period,ytd\n";
  private static final String RIGHT = QuietBureau.FIRM + ",2023-03,7\n";
  private static final String WRONG = QuietBureau.FIRM + ",2023-04,seven\n";

  @TempDir private Path directory;
  private ConsoleStand stand;
  private TestBrowser clerk;

  @BeforeEach
  void start() throws Exception {
    stand = new ConsoleStand(directory);
    clerk = stand.as("clerk");
  }

  @AfterEach
  void end() {
    stand.bureau().open();
    stand.close();
  }

  private String upload(String... files) throws Exception {
    Map<String, byte[]> named = new java.util.LinkedHashMap<>();
    for (String file : files) {
      named.put("a" + named.size() + ".csv", file.getBytes(StandardCharsets.UTF_8));
    }
    return clerk.upload("output", named).headers().firstValue("Location").orElseThrow();
  }

  private String checked(String... files) throws Exception {
    String job = upload(files);
    JobPages.awaitCheck(clerk, job);
    return job;
  }

  private JsonNode receipt(String job) throws Exception {
    return new ObjectMapper().readTree(clerk.get(job + "/receipt.json").body());
  }

  @Test
  void aRefusedRowIsShownWithItsWrongCellReasonAndRemedy() throws Exception {
    String page = clerk.get(checked(HEAD + RIGHT + WRONG)).body();

    assertThat(page)
        .contains(
            "<td class=\"bad\"><input name=\"cell\" aria-label=\"第 3 行 ytd\" value=\"seven\"",
            "提交 1 行")
        .contains("ytd:");
    assertThat(ROW.matcher(page).results().map((MatchResult row) -> row.group(1)))
        .containsExactly("0-3");
  }

  @Test
  void aRowIsCheckedWhenItIsMendedAndGoesWithTheRest() throws Exception {
    String job = checked(HEAD + RIGHT + WRONG);
    String[] still = {"row", "0-3", "cell", QuietBureau.FIRM, "cell", "2023-04", "cell", "eight"};
    assertThat(clerk.post(job + "/mend", still).body()).contains("\"column\":2");
    String[] right = {"row", "0-3", "cell", QuietBureau.FIRM, "cell", "2023-04", "cell", "9"};
    assertThat(clerk.post(job + "/mend", right).body()).contains("\"faults\":[]");
    assertThat(clerk.get(job).body()).contains("class=\"done\"", "value=\"9\"");

    submit(job);
    assertThat(clerk.get(job).body()).contains("rows were mended", "提交 2 行", "class=\"done\"");
    assertThat(clerk.get(job + "/receipt.json").statusCode()).as("nothing is sent").isEqualTo(400);
    submit(job);
    JsonNode receipt = receipt(job);
    assertThat(receipt.path("read").asInt()).isEqualTo(3);
    assertThat(receipt.path("accepted").asInt()).isEqualTo(2);
    assertThat(receipt.path("refused").asInt()).isEqualTo(1);
    assertThat(receipt.path("files").findValuesAsText("name"))
        .containsExactly("a0.csv", "改正-a0.csv");
    assertThat(job).endsWith(receipt.path("id").asText());
    assertThat(clerk.get(job + "/receipt").body())
        .contains(receipt.path("files").get(0).path("sha256").asText(), "在页面上改正");
  }

  @Test
  void aMendedRowIsCheckedAgainstTheOtherRows() throws Exception {
    String job = checked(HEAD + RIGHT + WRONG);
    String[] same = {"row", "0-3", "cell", QuietBureau.FIRM, "cell", "2023-03", "cell", "9"};
    assertThat(clerk.post(job + "/mend", same).body()).contains("\"column\":-1", "a0.csv 第2行");
    assertThat(clerk.get(job).body()).contains("<th scope=\"row\" class=\"bad\">3<", "a0.csv 第2行");

    submit(job);
    assertThat(receipt(job).path("accepted").asInt()).as("the row that was right").isEqualTo(1);
    assertThat(receipt(job).path("files").findValuesAsText("name")).containsExactly("a0.csv");
  }

  @Test
  void aMendedRowIsCheckedAgainstThoseThatWereMendedBefore() throws Exception {
    String job = checked(HEAD + WRONG + WRONG);
    String[] first = {"row", "0-2", "cell", QuietBureau.FIRM, "cell", "2023-04", "cell", "9"};
    String[] second = {"row", "0-3", "cell", QuietBureau.FIRM, "cell", "2023-04", "cell", "10"};
    assertThat(clerk.post(job + "/mend", first).body()).contains("\"faults\":[]");
    assertThat(clerk.post(job + "/mend", second).body()).contains("改正-a0.csv 第2行");
    second[7] = "9";
    assertThat(clerk.post(job + "/mend", second).body()).as("a copy").contains("\"faults\":[]");
  }

  @Test
  void rowsThatContradictOneAnotherAreToBePutRightInTheirFile() throws Exception {
    String other = QuietBureau.FIRM + ",2023-03,8\n";
    String job = checked(HEAD + RIGHT + other);
    assertThat(clerk.get(job).body())
        .contains("a0.csv 第2行", "a0.csv 第3行")
        .doesNotContain("name=\"cell\"");
    String[] mended = {"row", "0-3", "cell", QuietBureau.FIRM, "cell", "2023-04", "cell", "8"};
    assertThat(clerk.post(job + "/mend", mended).statusCode()).isEqualTo(400);
  }

  private void submit(String job) throws Exception {
    clerk.post(job + "/submit");
    JobPages.awaitCheck(clerk, job);
  }

  @Test
  void whatIsSubmittedIsNotedBeforeItIsSent() throws Exception {
    String job = checked(HEAD + RIGHT);
    clerk.post(job + "/submit");
    JobPages.awaitCheck(clerk, job);

    assertThat(stand.bureau().actions().stream().filter(action -> action.action().equals("SUBMIT")))
        .extracting(AuditedAction::result)
        .first()
        .isEqualTo("begun");
    assertThat(stand.bureau().actions())
        .filteredOn(action -> action.action().equals("SUBMIT"))
        .allSatisfy(action -> assertThat(action.digest()).isEqualTo(digest(HEAD + RIGHT)));
  }

  private static String digest(String content) {
    java.security.MessageDigest digest = io.tongji.digest.Sha256.empty();
    digest.update(content.getBytes(StandardCharsets.UTF_8));
    return io.tongji.digest.Sha256.hex(digest);
  }

  @Test
  void aJobOutlivesARestartAndANewLogin() throws Exception {
    String job = checked(HEAD + RIGHT + WRONG);
    String[] right = {"row", "0-3", "cell", QuietBureau.FIRM, "cell", "2023-04", "cell", "9"};
    clerk.post(job + "/mend", right);
    stand.restart();
    clerk = stand.as("clerk");

    assertThat(clerk.get("/feed").body()).contains(job, "已核对,未提交");
    assertThat(clerk.get(job).body()).contains("class=\"done\"");
  }

  @Test
  void aCheckThatWasInterruptedIsDoneAnew() throws Exception {
    stand.bureau().close();
    String job = upload(HEAD + RIGHT);
    stand.restart();
    stand.bureau().open();
    clerk = stand.as("clerk");
    JobPages.awaitCheck(clerk, job);

    assertThat(clerk.get(job).body()).contains("提交 1 行");
  }

  @Test
  void aSubmissionThatWasInterruptedIsSaidToBeUncertainAndCanBeRepeated() throws Exception {
    String job = checked(HEAD + RIGHT);
    stand.bureau().closeSending();
    clerk.post(job + "/submit");
    stand.bureau().awaitSending();
    stand.restart();
    stand.bureau().open();
    clerk = stand.as("clerk");

    assertThat(clerk.get(job).body()).contains("while the rows were sent", "提交 1 行");
    clerk.post(job + "/submit");
    JobPages.awaitCheck(clerk, job);
    assertThat(receipt(job).path("accepted").asInt()).isEqualTo(1);
  }

  @Test
  void aSubmissionThatWasInterruptedBeforeAnythingWasSentSaysSo() throws Exception {
    String job = checked(HEAD + RIGHT);
    stand.bureau().close();
    clerk.post(job + "/submit");
    JobPages.awaitStep(clerk, job, "核对");
    stand.restart();
    stand.bureau().open();
    clerk = stand.as("clerk");

    assertThat(clerk.get(job).body()).contains("before anything was sent", "提交 1 行");
  }

  @Test
  void twoJobsAreWorkedOnAtATimeAndTheOthersSeeTheirPlace() throws Exception {
    stand.bureau().close();
    String first = upload(HEAD + RIGHT);
    String second = upload(HEAD + RIGHT);
    JobPages.awaitStep(clerk, first, "核对");
    JobPages.awaitStep(clerk, second, "核对");
    String third = upload(HEAD + RIGHT);
    String fourth = upload(HEAD + RIGHT);

    assertThat(clerk.get(third + "/state").body()).contains("前面还有 0 个");
    assertThat(clerk.get(fourth + "/state").body()).contains("前面还有 1 个");
    stand.bureau().open();
    JobPages.awaitCheck(clerk, fourth);
  }

  @Test
  void aFileThatIsNoTableIsNamedWithWhatToDo() throws Exception {
    String job = checked("nothing of the kind\n1\n");

    assertThat(clerk.get(job).body()).contains("message bad", "重新核对");
  }

  @Test
  void aMillionRowsAreTakenAndNoMore() {
    JobProgress progress = new JobProgress();
    progress.begin(FeedProgress.Step.CHECK, "a.csv", 7);
    progress.step(600_000);
    progress.begin(FeedProgress.Step.CHECK, "b.csv", 7);
    progress.step(400_000);
    assertThatThrownBy(() -> progress.step(1)).hasMessageContaining("more than 1,000,000 rows");
  }

  /** That they are kept to, {@code HostileUploadTest} and {@code WorkbookFileTest} show. */
  @Test
  void aWorkbookMayHoldLessThanTheCommandTakes() {
    assertThat(JobWork.BOUNDS).isEqualTo(new WorkbookBounds(536_870_912, 1_000));
  }

  @Test
  void noMessageSaysWhereTheServerKeepsItsFiles() throws Exception {
    String job = checked("nothing of the kind\n1\n");
    assertThat(clerk.get(job).body()).contains("a0.csv").doesNotContain(directory.toString());

    Map<String, byte[]> damaged = Map.of("b.xlsx", new byte[] {'P', 'K', 3, 4, 0});
    String other = clerk.upload("output", damaged).headers().firstValue("Location").orElseThrow();
    JobPages.awaitCheck(clerk, other);
    assertThat(clerk.get(other).body())
        .contains("b.xlsx", "cannot be read")
        .doesNotContain(directory.toString());
  }

  @Test
  void theNumberOfAJobLeadsNowhereElse() {
    JobStore store = new JobStore(directory.resolve("jobs"));

    assertThat(store.find(NO_JOB)).isEmpty();
    for (String other : List.of("..", "../" + NO_JOB, NO_JOB + "/..", "")) {
      assertThatThrownBy(() -> store.find(other)).hasMessageContaining("there is no job");
    }
  }

  @Test
  void aClerkFeedsWhatTheAccountSaysWhenItIsSubmitted() throws Exception {
    String job = checked(HEAD + RIGHT);
    stand
        .accounts()
        .replace(
            "clerk",
            of ->
                new Account(
                    of.name(), of.role(), List.of("tax"), of.areas(), of.password(), false));
    submit(job);

    assertThat(clerk.get(job).body()).contains("does not feed the form output");
    assertThat(clerk.get(job + "/receipt.json").statusCode()).isEqualTo(400);
  }

  @Test
  void nobodyHeapsUpJobs() throws Exception {
    for (int job = 0; job < 20; job++) {
      checked(HEAD + RIGHT);
    }
    Map<String, byte[]> file = Map.of("a.csv", (HEAD + RIGHT).getBytes(UTF_8));

    assertThat(clerk.upload("output", file).body()).contains("20 jobs that are not submitted");
  }

  @Test
  void severalJobsAreDiscardedAtOnceButNobodyElses() throws Exception {
    List<String> jobs = new ArrayList<>();
    for (int job = 0; job < 3; job++) {
      jobs.add(checked(HEAD + RIGHT).substring("/feed/".length()));
    }
    String page = clerk.get("/feed").body();
    assertThat(page).contains("放弃所选", "name=\"job\" value=\"" + jobs.get(0) + "\"");
    stand.add("sun", DeskRole.CLERK, List.of(), List.of());
    TestBrowser other = stand.as("sun");
    other.get("/feed");
    assertThat(other.post("/feed/discard", "job", jobs.get(0)).body())
        .contains("no job was chosen");

    clerk.post("/feed/discard", "job", jobs.get(0), "job", jobs.get(2));

    assertThat(clerk.get("/feed").body())
        .contains(jobs.get(1))
        .doesNotContain(jobs.get(0), jobs.get(2));
    clerk.post("/feed/discard", "job", jobs.get(1));
    assertThat(clerk.get("/feed").body()).doesNotContain("放弃所选");
    assertThat(clerk.post("/feed/discard").statusCode()).isEqualTo(400);
  }

  @Test
  void aMessageNamesTheFieldsOfThePageAndNoOptionOfACommand() throws Exception {
    String page = clerk.get(checked("unit_id,name,ytd\n" + QuietBureau.FIRM + ",a,7\n")).body();
    assertThat(page).contains("“忽略本表没有的栏目” passes over").doesNotContain("--ignore");

    assertThat(clerk.get(checked("unit_id,ytd\n" + QuietBureau.FIRM + ",7\n")).body())
        .contains("give “报告期”")
        .doesNotContain("--period");
  }

  @Test
  void theSameFileIsReadOtherwiseWithoutBeingBroughtAgain() throws Exception {
    String job = checked("unit_id,name,period,ytd\n" + QuietBureau.FIRM + ",a,2023-03,7\n");
    clerk.post(job + "/check", "unit", "万元", "period", "", "passover", "yes");
    JobPages.awaitCheck(clerk, job);
    assertThat(clerk.get(job).body()).contains("金额单位 万元", "提交 1 行");

    clerk.post(job + "/check");
    JobPages.awaitCheck(clerk, job);
    assertThat(clerk.get(job).body()).as("as before").contains("金额单位 万元", "提交 1 行");
  }

  @Test
  void thePeriodOfAllRowsIsAFieldOfThePage() throws Exception {
    Map<String, byte[]> file =
        Map.of("a.csv", ("unit_id,ytd\n" + QuietBureau.FIRM + ",7\n").getBytes(UTF_8));
    String job =
        clerk.upload("output", "2023年3月", file).headers().firstValue("Location").orElseThrow();
    JobPages.awaitCheck(clerk, job);

    assertThat(clerk.get(job).body()).contains("报告期 2023-03", "提交 1 行");
    assertThat(clerk.upload("output", "March", file).body()).contains("March is not a month");
  }

  @Test
  void theRefusedRowsCanBeTakenAwayAsAWorkbook() throws Exception {
    String job = checked(HEAD + RIGHT + WRONG);

    assertThat(clerk.get(job + "/rejects.xlsx").body()).startsWith("PK");
  }
}
