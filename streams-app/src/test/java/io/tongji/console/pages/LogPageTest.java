package io.tongji.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.console.ConsoleStand;
import io.tongji.console.TestBrowser;
import io.tongji.log.audit.AuditedAction;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LogPageTest {

  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @TempDir private Path directory;
  private ConsoleStand stand;

  @BeforeEach
  void start() {
    stand = new ConsoleStand(directory);
  }

  @AfterEach
  void end() {
    stand.close();
  }

  private void note(String user, String action, String object) {
    stand.bureau().record(new AuditedAction(user, "10.0.0.7", action, object, "done", DIGEST));
  }

  @Test
  void theAuditorReadsWhoDidWhatFromWhereWithWhichFile() throws Exception {
    note("wang", "SUBMIT", "output 1f0a");

    assertThat(stand.as("auditor").get("/log").body())
        .contains("wang", "10.0.0.7", "提交", "工业总产值 1f0a", "完成", "0123456789ab…", DIGEST);
  }

  @Test
  void whatBecameOfASubmissionIsSaidInOneLanguage() throws Exception {
    stand
        .bureau()
        .record(
            new AuditedAction(
                "wang", "10.0.0.7", "SUBMIT", "output x", "读入 2 行 / 2 rows read", DIGEST));
    TestBrowser auditor = stand.as("auditor");

    assertThat(auditor.get("/log").body()).contains("读入 2 行").doesNotContain("rows read");
    auditor.get("/language/en");
    assertThat(auditor.get("/log").body()).contains("2 rows read").doesNotContain("读入");
  }

  @Test
  void onlyWhatIsAskedForIsListed() throws Exception {
    note("wang", "SUBMIT", "output one");
    note("zhao", "SUBMIT", "output two");
    note("zhao", "USER_ADD", "li");
    TestBrowser auditor = stand.as("auditor");

    assertThat(auditor.get("/log?user=zhao&action=SUBMIT").body())
        .contains("工业总产值 two", "共 1 条")
        .doesNotContain("工业总产值 one", "<td>li</td>");
    assertThat(auditor.get("/log?to=2001-01-01").body()).contains("共 0 条");
    assertThat(auditor.get("/log?to=yesterday").statusCode()).isEqualTo(400);
  }

  @Test
  void aLongLogIsReadPageByPage() throws Exception {
    for (int at = 0; at < 150; at++) {
      note("wang", "SUBMIT", "job-" + at + ".");
    }
    TestBrowser auditor = stand.as("auditor");

    assertThat(auditor.get("/log?user=wang").body())
        .contains("job-149.", "job-50.", "下一页", "user=wang&amp;page=2")
        .doesNotContain("job-49.");
    assertThat(auditor.get("/log?user=wang&page=2").body())
        .contains("job-49.", "job-0.", "上一页")
        .doesNotContain("job-50.", "下一页");
  }

  @Test
  void noCellOfAFileIsAFormula() throws Exception {
    note("wang", "SUBMIT", "=HYPERLINK(\"http://evil.example\")");
    TestBrowser auditor = stand.as("auditor");

    assertThat(auditor.get("/log.csv").body())
        .startsWith("\uFEFF时间,用户,地址,操作")
        .contains("\"'=HYPERLINK(");
    assertThat(auditor.get("/log.xlsx?user=wang").headers().firstValue("Content-Disposition"))
        .get()
        .matches(
            header ->
                header.startsWith("attachment; filename*=UTF-8''") && header.endsWith(".xlsx"));
  }
}
