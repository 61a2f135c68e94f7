package io.tongji.console.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.console.ConsoleStand;
import io.tongji.console.TestBrowser;
import io.tongji.log.audit.AuditedAction;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.rollup.Aggregate.Coverage;
import io.tongji.rollup.Sample;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReleasePagesTest {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path directory;
  private ConsoleStand stand;
  private TestBrowser publisher;

  @BeforeEach
  void start() throws Exception {
    stand = new ConsoleStand(directory);
    publisher = stand.as("publisher");
  }

  @AfterEach
  void end() {
    stand.close();
  }

  private HttpResponse<String> previewed(String through) throws Exception {
    publisher.get("/release");
    assertThat(
            publisher
                .post("/release/preview", "through", through, "status", "P")
                .headers()
                .firstValue("Location"))
        .contains("/release/preview");
    Instant end = Instant.now().plus(PATIENCE);
    while (publisher.get("/release/preview/state").body().contains("\"busy\":true")) {
      assertThat(Instant.now()).isBefore(end);
      Thread.onSpinWait();
    }
    return publisher.get("/release/preview");
  }

  @Test
  void whatWasPreviewedIsAskedForUnderAnId() throws Exception {
    assertThat(previewed("2023-12").body())
        .contains("可以发布", "内部", "name=\"through\" value=\"2023-12\"", "发布编号");

    HttpResponse<String> asked =
        publisher.post(
            "/release", "id", "2024-02-26.1", "through", "2023-12", "status", "P", "revise", "");

    assertThat(asked.headers().firstValue("Location")).contains("/release/2024-02-26.1");
    assertThat(stand.bureau().releases().requests())
        .containsExactly(
            new ReleaseRequest("2024-02-26.1", "2023-12", "P", null, null, "publisher"));
    assertThat(stand.bureau().actions())
        .contains(
            new AuditedAction(
                "publisher",
                "127.0.0.1",
                "RELEASE_REQUEST",
                "2024-02-26.1 2023-12 P",
                "begun",
                ""));
  }

  @Test
  void aMonthOfFewReturnsIsNamedAndOnlyReleasedIfThatIsMeant() throws Exception {
    stand
        .bureau()
        .readings()
        .change(Sample.of("GIO", 2).covered(new Coverage(336, 20, 1_000L, 67L)).ofMonth());

    assertThat(previewed("2023-12").body())
        .contains("2023-12 尚未报齐,加权填报率:规上工业总产值 6.7% (20/336)")
        .contains("2023-12 没有数:", "name=\"incomplete\"");
    String[] fields = {"id", "2024-02-26.1", "through", "2023-12", "status", "P"};
    HttpResponse<String> refused = publisher.post("/release", fields);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("too few have reported for 2023-12");
    assertThat(stand.bureau().releases().requests()).isEmpty();

    publisher.post(
        "/release", "id", "2024-02-26.1", "through", "2023-12", "status", "P", "incomplete", "yes");
    assertThat(stand.bureau().releases().requests()).hasSize(1);
  }

  @Test
  void theOutcomeIsShownWhenItComes() throws Exception {
    publisher.get("/release");
    publisher.post("/release", "id", "2024-02-26.1", "through", "2023-12", "status", "P");

    assertThat(publisher.get("/release/2024-02-26.1").body())
        .contains("等待发布程序的决定", "data-state=\"/release/2024-02-26.1/state\"");
    assertThat(publisher.get("/release/2024-02-26.1/state").body()).contains("\"busy\":true");

    stand.bureau().releases().publish();

    assertThat(publisher.get("/release/2024-02-26.1/state").body()).contains("\"busy\":false");
    assertThat(publisher.get("/release/2024-02-26.1").body())
        .contains("已发布", "<dt>保密</dt><dd class=\"code\">3</dd>", "SHA-256")
        .doesNotContain("id=\"busy\"");
    assertThat(publisher.get("/release").body()).contains("href=\"/release/2024-02-26.1\"");
  }

  @Test
  void theSameRequestIsNotMadeAgain() throws Exception {
    String[] fields = {"id", "2024-02-26.1", "through", "2023-12", "status", "P"};
    publisher.get("/release");
    publisher.post("/release", fields);
    stand.bureau().releases().publish();
    publisher.post("/release", fields);

    assertThat(stand.bureau().releases().requests()).hasSize(1);
  }

  @Test
  void aRefusalIsSaidInOneLanguage() throws Exception {
    assertThat(previewed("2023-11").body())
        .contains("不能发布", "<li>GIO 330483 _T 2023-11: 少于规定单位数</li>")
        .doesNotContain("too few units", "name=\"id\"");
    publisher.get("/language/en");
    assertThat(publisher.get("/release/preview").body())
        .contains("<li>GIO 330483 _T 2023-11: too few units</li>")
        .doesNotContain("少于规定单位数");
  }

  @Test
  void aPreviewThatCannotBeMadeSaysWhy() throws Exception {
    assertThat(previewed("2099-01").body()).contains("the period 2099-01 is not closed");
    assertThat(publisher.get("/release/preview.xlsx").statusCode()).isEqualTo(400);
    assertThat(publisher.get("/release/%2E%2E%2Fusers").statusCode()).isIn(400, 404);
  }
}
