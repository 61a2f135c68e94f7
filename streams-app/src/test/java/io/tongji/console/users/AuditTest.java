package io.tongji.console.users;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.console.ConsoleStand;
import io.tongji.console.QuietBureau;
import io.tongji.console.TestBrowser;
import io.tongji.console.http.JobPages;
import io.tongji.log.audit.AuditedAction;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done is noted before, or it is not done. */
final class AuditTest {

  private static final String OTHER = "another one 2";

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

  private static HttpResponse<String> add(TestBrowser administrator) throws Exception {
    return administrator.post(
        "/users", "name", "li", "role", "clerk", "forms", "", "areas", "", "password", OTHER);
  }

  @Test
  void whoChangesAnAccountIsNoted() throws Exception {
    TestBrowser administrator = stand.as("administrator");
    add(administrator);
    administrator.post("/users/li/password", "password", OTHER);
    administrator.post("/users/li/disable");
    stand.as("clerk").post("/password", "current", ConsoleStand.PASSWORD, "password", OTHER);

    assertThat(stand.bureau().actions())
        .contains(
            noted("administrator", "USER_ADD", "li"),
            noted("administrator", "USER_PASSWORD", "li"),
            noted("administrator", "USER_DISABLE", "li"),
            noted("clerk", "PASSWORD", "clerk"));
  }

  private static AuditedAction noted(String user, String action, String object) {
    return new AuditedAction(user, "127.0.0.1", action, object, "done", "");
  }

  @Test
  void whoBecomesTheFirstAdministratorIsNoted(@TempDir Path empty) throws Exception {
    try (ConsoleStand fresh = ConsoleStand.withoutAccounts(empty)) {
      String way = fresh.shown().setupPath().orElseThrow();
      fresh.bureau().loseLog();
      fresh.browser().post(way, "name", "li", "password", OTHER);
      assertThat(fresh.accounts().all()).isEmpty();
    }
  }

  @Test
  void whatCannotBeNotedIsNotDone() throws Exception {
    TestBrowser administrator = stand.as("administrator");
    TestBrowser clerk = stand.as("clerk");
    byte[] file = ("unit_id,period,ytd\n" + QuietBureau.FIRM + ",2023-03,7\n").getBytes(UTF_8);
    String job =
        clerk
            .upload("output", Map.of("a.csv", file))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    JobPages.awaitCheck(clerk, job);
    stand.bureau().loseLog();

    assertThat(add(administrator).statusCode()).isEqualTo(503);
    assertThat(administrator.post("/users/clerk/disable").statusCode()).isEqualTo(503);
    administrator.post("/users/clerk/password", "password", OTHER);
    clerk.post("/password", "current", ConsoleStand.PASSWORD, "password", OTHER);
    assertThat(stand.accounts().find("li")).isEmpty();
    assertThat(stand.accounts().find("clerk"))
        .get()
        .matches(account -> !account.disabled())
        .matches(account -> account.password().matches(ConsoleStand.PASSWORD));
    assertThat(
            stand
                .browser()
                .post("/login", "name", "clerk", "password", ConsoleStand.PASSWORD)
                .statusCode())
        .isEqualTo(503);

    clerk.post(job + "/submit");
    JobPages.awaitCheck(clerk, job);
    assertThat(clerk.get(job).body()).contains("the log does not answer");
    assertThat(clerk.get(job + "/receipt.json").statusCode()).isEqualTo(400);
  }
}
