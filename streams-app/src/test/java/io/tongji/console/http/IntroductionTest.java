package io.tongji.console.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.http.Keystores;
import io.tongji.console.ConsoleStand;
import io.tongji.console.TestBrowser;
import io.tongji.console.users.Account;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Users whom a reverse proxy or a certificate names, and those who only say so. */
final class IntroductionTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String PASSWORD = "keystore";

  @TempDir private Path directory = Path.of("");

  private ConsoleStand behind(String... proxies) {
    return ConsoleStand.behind(
        new Introduction(List.of(proxies), Optional.of(SECRET)), directory.resolve("console"));
  }

  private static TestBrowser introduced(ConsoleStand stand, String user, String secret) {
    return stand
        .browser()
        .with(Introduction.USER, user)
        .with(Introduction.SECRET, secret)
        .with("X-Forwarded-For", "203.0.113.9, 198.51.100.7");
  }

  @Test
  void aProxyWithTheSecretLetsItsUserInWithoutAPassword() throws Exception {
    try (ConsoleStand stand = behind("127.0.0.1")) {
      TestBrowser browser = introduced(stand, "clerk", SECRET);
      assertThat(browser.get("/feed").statusCode()).isEqualTo(303);
      HttpResponse<String> login = browser.get("/login");
      assertThat(login.statusCode()).isEqualTo(303);
      assertThat(login.headers().firstValue("Location")).contains("/");
      assertThat(browser.get("/feed").statusCode()).isEqualTo(200);
      assertThat(browser.get("/users").statusCode()).as("its role stays").isEqualTo(403);
      assertThat(stand.bureau().actions())
          .anySatisfy(
              action -> {
                assertThat(action.user()).isEqualTo("clerk");
                assertThat(action.address()).as("that of the last hop").isEqualTo("198.51.100.7");
                assertThat(action.result()).isEqualTo("introduced");
              });
    }
  }

  @Test
  void withoutTheSecretNobodyIsBelieved() throws Exception {
    try (ConsoleStand stand = behind("127.0.0.1")) {
      for (String secret : List.of("", SECRET.substring(1), SECRET.toUpperCase(Locale.ROOT))) {
        assertThat(introduced(stand, "clerk", secret).get("/login").statusCode())
            .as(secret)
            .isEqualTo(200);
      }
      TestBrowser bare = stand.browser().with(Introduction.USER, "clerk");
      assertThat(bare.get("/login").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anAddressThatIsNoProxyIsNotBelieved() throws Exception {
    try (ConsoleStand stand = behind("192.0.2.1")) {
      assertThat(introduced(stand, "clerk", SECRET).get("/login").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whereNoSecretIsSetNoneIsRight() throws Exception {
    try (ConsoleStand stand = new ConsoleStand(directory.resolve("console"))) {
      assertThat(introduced(stand, "clerk", "").get("/login").statusCode()).isEqualTo(200);
      assertThat(introduced(stand, "clerk", SECRET).get("/login").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aUserWithoutAnAccountIsRefusedWithAWord() throws Exception {
    try (ConsoleStand stand = behind("127.0.0.1")) {
      stand.accounts().replace("analyst", Account::asDisabled);
      for (String nobody : List.of("mallory", "analyst")) {
        TestBrowser browser = introduced(stand, nobody, SECRET);
        HttpResponse<String> page = browser.get("/login");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("统计台没有这个用户", nobody);
        assertThat(browser.cookies()).isEmpty();
      }
    }
  }

  @Test
  void aSessionOfSomebodyElseIsNotUsed() throws Exception {
    try (ConsoleStand stand = behind("127.0.0.1")) {
      TestBrowser browser = stand.as("clerk");
      assertThat(browser.get("/feed").statusCode()).isEqualTo(200);
      browser.with(Introduction.USER, "analyst").with(Introduction.SECRET, SECRET);
      assertThat(browser.get("/feed").statusCode()).isEqualTo(303);
    }
  }

  @Test
  void aSecretThatCanBeGuessedIsRefused() {
    assertThatThrownBy(() -> new Introduction(List.of(), Optional.of("secret")))
        .hasMessageContaining("console.proxy.secret is shorter than 32 characters");
  }

  @Test
  void aCertificateOfTheAuthorityLetsItsUserInAndNoOtherOne() throws Exception {
    Path server = directory.resolve("server.p12");
    Keystores.make(server, PASSWORD);
    Path clerk = directory.resolve("clerk.p12");
    Keystores.makeOf("clerk", clerk, PASSWORD);
    Path forged = directory.resolve("forged.p12");
    Keystores.makeOf("administrator", forged, PASSWORD);
    Path authorities = directory.resolve("authorities.pem");
    Files.writeString(authorities, Keystores.certificate(clerk, PASSWORD));
    try (ConsoleStand stand =
        ConsoleStand.byCertificate(server, PASSWORD, authorities, directory.resolve("console"))) {
      HttpResponse<String> let = login(stand, server, Optional.of(clerk));
      assertThat(let.statusCode()).isEqualTo(303);
      assertThat(let.headers().firstValue("Set-Cookie").orElseThrow())
          .startsWith("__Host-tongji=")
          .contains("Secure");
      assertThat(login(stand, server, Optional.of(forged)).statusCode()).isEqualTo(200);
      assertThat(login(stand, server, Optional.empty()).statusCode()).isEqualTo(200);
      assertThat(stand.bureau().actions())
          .extracting(action -> action.user())
          .containsExactly("clerk");
    }
  }

  private static HttpResponse<String> login(ConsoleStand stand, Path server, Optional<Path> client)
      throws Exception {
    HttpClient browser =
        HttpClient.newBuilder().sslContext(Keystores.between(server, client, PASSWORD)).build();
    HttpRequest login = HttpRequest.newBuilder(stand.url().resolve("/login")).build();
    return browser.send(login, BodyHandlers.ofString());
  }
}
