package io.tongji.console.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.console.ConsoleStand;
import io.tongji.console.QuietBureau;
import io.tongji.console.TestBrowser;
import io.tongji.console.users.Account;
import io.tongji.console.users.DeskRole;
import io.tongji.console.users.Logins;
import io.tongji.console.users.Sessions;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let in, and who is not; each test fails when the guard that it names is taken out. */
final class ConsoleSecurityTest {

  private static final String JOB = "00000000-0000-0000-0000-000000000000";
  private static final String CSV =
      "unit_id,period,ytd\n" + QuietBureau.FIRM + ",2023-03,7\n91330483YB0000016Y,2023-03,8\n";

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

  private static String path(Route route) {
    return route
        .path()
        .replace("{job}", JOB)
        .replace("{name}", "nobody")
        .replace("{token}", "guessed")
        .replace("{id}", "2024-02-26.1")
        .replace("{to}", "en")
        .replace("{file}", "console.css");
  }

  private static HttpResponse<String> ask(TestBrowser browser, Route route) throws Exception {
    return route.method().equals("GET") ? browser.get(path(route)) : browser.post(path(route));
  }

  @Test
  void withoutASessionNothingIsShownBehindTheLogin() throws Exception {
    for (Route route : Route.values()) {
      HttpResponse<String> answer = ask(stand.browser(), route);
      if (route.access() == Route.Access.OPEN) {
        assertThat(answer.statusCode()).as(route.name()).isIn(200, 303, 401, 410);
      } else if (route.method().equals("GET")) {
        assertThat(answer.headers().firstValue("Location")).as(route.name()).contains("/login");
      } else {
        assertThat(answer.statusCode()).as(route.name()).isEqualTo(401);
      }
    }
  }

  @Test
  void eachRoleReachesTheRoutesOfTheTableAndNoOthers() throws Exception {
    for (DeskRole role : DeskRole.values()) {
      TestBrowser browser = stand.as(role.code());
      for (Route route : Route.values()) {
        if (route == Route.LOGOUT || route.access() == Route.Access.OPEN) {
          continue;
        }
        HttpResponse<String> answer = ask(browser, route);
        boolean refused = answer.body().contains("您的角色不能使用此页");
        assertThat(refused)
            .as("%s asks for %s", role, route)
            .isEqualTo(!route.roles().contains(role));
        assertThat(answer.statusCode() == 403).as("%s %s", role, route).isEqualTo(refused);
      }
    }
  }

  @Test
  void aFormWithoutTheTokenOfItsSessionIsRefused() throws Exception {
    TestBrowser administrator = stand.as("administrator");

    assertThat(administrator.withoutToken().post("/users/clerk/disable").statusCode())
        .isEqualTo(403);
    assertThat(stand.accounts().find("clerk")).get().matches(account -> !account.disabled());
    administrator.get("/users");
    assertThat(administrator.post("/users/clerk/disable").statusCode()).isEqualTo(303);
    assertThat(stand.accounts().find("clerk")).get().matches(Account::disabled);
  }

  @Test
  void everyChangeAsksForTheTokenAndComesFromAPageOfTheConsole() throws Exception {
    for (Route route : Route.values()) {
      if (route.method().equals("GET") || route.access() == Route.Access.OPEN) {
        continue;
      }
      String user = route.roles().iterator().next().code();
      HttpResponse<String> without = stand.as(user).withoutToken().post(path(route));
      assertThat(without.statusCode()).as(route.name()).isEqualTo(403);
      assertThat(without.body()).as(route.name()).contains("页面已失效");
      TestBrowser other = stand.as(user).with("Sec-Fetch-Site", "cross-site");
      assertThat(other.post(path(route)).body()).as(route.name()).contains("请求来自其他网站");
    }
  }

  @Test
  void whatAnotherSiteMakesABrowserSendIsRefused() throws Exception {
    for (String site : List.of("cross-site", "same-site")) {
      TestBrowser browser = stand.as("administrator").with("Sec-Fetch-Site", site);
      assertThat(browser.post("/users/clerk/disable").statusCode()).as(site).isEqualTo(403);
      assertThat(browser.get("/users").statusCode()).as(site).isEqualTo(403);
    }
    TestBrowser old = stand.as("administrator").with("Origin", "http://evil.example");
    assertThat(old.post("/users/clerk/disable").statusCode()).isEqualTo(403);
    TestBrowser own = stand.as("administrator").with("Sec-Fetch-Site", "same-origin");
    assertThat(own.post("/users/clerk/disable").statusCode()).isEqualTo(303);
  }

  @Test
  void aSessionIdThatSomebodyElseKnowsIsOfNoUseAfterTheLogin() throws Exception {
    TestBrowser browser = stand.browser();
    browser.cookies().put("tongji", "fixed-by-somebody-else");
    browser.login("clerk", ConsoleStand.PASSWORD);
    String first = browser.cookies().get("tongji");
    assertThat(first).hasSizeGreaterThan(40).isNotEqualTo("fixed-by-somebody-else");

    browser.login("clerk", ConsoleStand.PASSWORD);
    TestBrowser other = stand.browser();
    other.cookies().put("tongji", first);
    assertThat(other.get("/feed").statusCode()).isEqualTo(303);
    assertThat(browser.cookies().get("tongji")).isNotEqualTo(first);
  }

  @Test
  void theCookieIsKeptFromScriptsAndOtherSites() throws Exception {
    HttpResponse<String> answer =
        stand.browser().post("/login", "name", "clerk", "password", ConsoleStand.PASSWORD);

    assertThat(answer.headers().firstValue("Set-Cookie"))
        .get()
        .matches(cookie -> cookie.matches("tongji=\\S+; Path=/; HttpOnly; SameSite=Strict"));
    assertThat(
            new ConsoleHandler.Site(
                    true, Introduction.NONE, directory, io.tongji.catalogue.Language.ZH)
                .setCookie("x"))
        .isEqualTo("__Host-tongji=x; Path=/; HttpOnly; SameSite=Strict; Secure");
  }

  @Test
  void aSessionEndsWhenItIsNotUsedAndAfterEightHours() throws Exception {
    TestBrowser idle = stand.as("clerk");
    stand.pass(Sessions.IDLE.minusSeconds(1));
    assertThat(idle.get("/feed").statusCode()).isEqualTo(200);
    stand.pass(Sessions.IDLE);
    assertThat(idle.get("/feed").statusCode()).isEqualTo(303);

    TestBrowser busy = stand.as("clerk");
    for (Duration passed = Duration.ZERO;
        passed.compareTo(Sessions.LONGEST) < 0;
        passed = passed.plusMinutes(20)) {
      assertThat(busy.get("/feed").statusCode()).as(passed.toString()).isEqualTo(200);
      stand.pass(Duration.ofMinutes(20));
    }
    assertThat(busy.get("/feed").statusCode()).isEqualTo(303);
  }

  @Test
  void aSessionEndsWithLogoutAnotherPasswordAndTheAccount() throws Exception {
    TestBrowser left = stand.as("clerk");
    String session = left.cookies().get("tongji");
    left.post("/logout");
    TestBrowser thief = stand.browser();
    thief.cookies().put("tongji", session);
    assertThat(thief.get("/feed").statusCode()).isEqualTo(303);

    TestBrowser clerk = stand.as("clerk");
    TestBrowser administrator = stand.as("administrator");
    administrator.post("/users/clerk/password", "password", "another one 2");
    assertThat(clerk.get("/feed").statusCode()).isEqualTo(303);

    TestBrowser analyst = stand.as("analyst");
    stand.accounts().replace("analyst", Account::asDisabled);
    assertThat(analyst.get("/board").statusCode()).isEqualTo(303);
    assertThat(
            stand
                .browser()
                .post("/login", "name", "analyst", "password", ConsoleStand.PASSWORD)
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void fiveWrongPasswordsLockAnAccountForAWhile() throws Exception {
    TestBrowser browser = stand.browser();
    for (int attempt = 1; attempt <= Logins.MOST_FAILURES; attempt++) {
      assertThat(browser.post("/login", "name", "clerk", "password", "guess").statusCode())
          .isEqualTo(401);
    }
    assertThat(browser.post("/login", "name", "clerk", "password", ConsoleStand.PASSWORD).body())
        .contains("锁定");
    stand.pass(Logins.LOCKED);
    browser.login("clerk", ConsoleStand.PASSWORD);
    assertThat(stand.bureau().actions().stream().map(action -> action.result()))
        .contains("WRONG", "LOCKED", "done");
  }

  @Test
  void pagesRunNoScriptOfOthersAndAreNotKept() throws Exception {
    for (HttpResponse<String> answer :
        List.of(
            stand.browser().get("/login"),
            stand.as("clerk").get("/feed"),
            stand.browser().get("/assets/console.js"),
            stand.browser().get("/nowhere"))) {
      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .contains(
              "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
      assertThat(answer.headers().firstValue("Cross-Origin-Resource-Policy"))
          .contains("same-origin");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
      assertThat(answer.body()).doesNotContain("<script>", " style=", " onclick=");
    }
  }

  @Test
  void aNameThatIsNotTheServersIsNotAnswered() throws Exception {
    assertThat(RawRequest.status(stand.browser().server(), "GET /login", "Host: evil.example"))
        .isEqualTo(421);
    assertThat(RawRequest.status(stand.browser().server(), "GET /login", "Host: localhost"))
        .isEqualTo(200);
  }

  @Test
  void aClerkSeesNoJobOfAnotherAndFeedsOwnFormsAndAreasAlone() throws Exception {
    stand.add("wang", DeskRole.CLERK, List.of("output"), List.of("330483004"));
    TestBrowser wang = stand.as("wang");
    Map<String, byte[]> files = Map.of("a.csv", CSV.getBytes(StandardCharsets.UTF_8));
    String job = wang.upload("output", files).headers().firstValue("Location").orElseThrow();
    JobPages.awaitCheck(wang, job);

    assertThat(wang.get(job).body()).contains("该单位不在您负责的区划内", "91330483YB0000016Y");
    TestBrowser other = stand.as("clerk");
    assertThat(other.get(job).statusCode()).isEqualTo(400);
    assertThat(other.get("/feed").body() + other.get("/").body()).doesNotContain(job);
    assertThat(wang.upload("tax", files).statusCode()).isEqualTo(400);
    stand.add("li", DeskRole.CLERK, List.of(), List.of("330483004"));
    assertThat(stand.as("li").upload("output", files).statusCode()).isEqualTo(303);
    for (String whole : List.of("register", "targets")) {
      assertThat(stand.as("li").upload(whole, files).body()).contains("fed by who feeds all areas");
    }
  }

  @Test
  void namesOfFilesLeadNowhereElse() throws Exception {
    assertThat(Upload.safe("../../etc/passwd")).isEqualTo("passwd");
    assertThat(Upload.safe("C:\\temp\\报表.xlsx")).isEqualTo("报表.xlsx");
    assertThat(Upload.safe("..")).isEqualTo("_");
    assertThat(Upload.safe("")).isEqualTo("file");
    assertThat(Upload.safe("a\u0000\u202Eb.csv")).isEqualTo("a__b.csv");
    assertThat(Upload.safe("长".repeat(300) + ".xlsx")).isEqualTo("长".repeat(60) + ".xlsx");
    TestBrowser clerk = stand.as("clerk");
    clerk.upload("output", Map.of("../../../escaped.csv", CSV.getBytes(StandardCharsets.UTF_8)));
    assertThat(directory.resolve("..").normalize().resolve("escaped.csv")).doesNotExist();
    assertThat(directory.resolve("escaped.csv")).doesNotExist();
    assertThat(clerk.get("/feed/..%2F..%2Fusers.json").statusCode()).isIn(400, 404);
  }

  @Test
  void aScriptInAFileStaysText() throws Exception {
    String script = "<script>alert(1)</script>";
    TestBrowser clerk = stand.as("clerk");
    String csv = "unit_id,period,ytd\n\"" + script + "\",2023-03,\"\"\" onfocus=\"\"x\"\n";
    String job =
        clerk
            .upload("output", Map.of("a.csv", csv.getBytes(StandardCharsets.UTF_8)))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    JobPages.awaitCheck(clerk, job);

    assertThat(clerk.get(job).body())
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
        .doesNotContain("<script>alert", "\" onfocus=\"");
  }

  @Test
  void bodiesAreBounded() throws Exception {
    TestBrowser clerk = stand.as("clerk");
    assertThat(clerk.post("/password", "current", "x".repeat(300_000)).statusCode()).isEqualTo(413);
    assertThat(
            RawRequest.status(
                stand.browser().server(),
                "POST /feed",
                "Host: localhost",
                "Cookie: tongji=" + clerk.cookies().get("tongji"),
                "Content-Type: multipart/form-data; boundary=x",
                "Content-Length: 10000000000"))
        .isEqualTo(413);
    Map<String, byte[]> many = new HashMap<>();
    for (int file = 0; file < 25; file++) {
      many.put(file + ".csv", CSV.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(clerk.upload("output", many).statusCode()).as("25 files").isEqualTo(413);
    many.remove("0.csv");
    assertThat(clerk.upload("output", many).statusCode()).as("24 files").isEqualTo(303);
    assertThat(
            RawRequest.status(
                stand.browser().server(),
                "POST /login",
                "Host: localhost",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: 100"))
        .as("a body that does not come")
        .isNotEqualTo(200);
  }

  @Test
  void whoSendsMoreThanIsTakenReadsWhy() throws Exception {
    String session = "Cookie: tongji=" + stand.as("clerk").cookies().get("tongji");
    int fields = FormBody.LARGEST_FIELDS + 1_000_000;
    long files = FormBody.LARGEST + 1_000_000;
    String form = "Content-Type: application/x-www-form-urlencoded";
    String parts = "Content-Type: multipart/form-data; boundary=x";
    URI server = stand.browser().server();

    assertThat(RawRequest.afterBody(server, "POST /password", fields, session, form))
        .isEqualTo(413);
    assertThat(RawRequest.afterBody(server, "POST /feed", files, session, parts)).isEqualTo(413);
    assertThat(RawRequest.afterBody(server, "POST /feed", files, parts))
        .as("a session that is over")
        .isEqualTo(401);
  }

  @Test
  void theFilesAreTheOwnersAlone() throws Exception {
    TestBrowser clerk = stand.as("clerk");
    HttpResponse<String> job =
        clerk.upload("output", Map.of("a.csv", CSV.getBytes(StandardCharsets.UTF_8)));
    JobPages.awaitCheck(clerk, job.headers().firstValue("Location").orElseThrow());

    try (java.util.stream.Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(path -> !path.equals(directory)).toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .as(file.toString())
            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void theAddressOfTheFirstAdministratorWorksOnce(@TempDir Path empty) throws Exception {
    try (ConsoleStand fresh = ConsoleStand.withoutAccounts(empty)) {
      String way = fresh.shown().setupPath().orElseThrow();
      TestBrowser first = fresh.browser();
      assertThat(first.get("/setup/guessed").statusCode()).isEqualTo(410);
      assertThat(first.post(way, "name", "li", "password", "short").statusCode()).isEqualTo(400);
      assertThat(first.post(way, "name", "li", "password", "long enough 1").statusCode())
          .isEqualTo(303);
      assertThat(first.get("/users").statusCode()).isEqualTo(200);
      assertThat(
              fresh.browser().post(way, "name", "zhao", "password", "long enough 2").statusCode())
          .isEqualTo(410);
      assertThat(fresh.accounts().all()).hasSize(1);
      fresh.restart();
      assertThat(fresh.shown().setupPath()).isEmpty();
    }
  }
}
