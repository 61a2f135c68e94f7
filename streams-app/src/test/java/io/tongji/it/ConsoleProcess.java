package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.config.Keys;
import io.tongji.console.ConsoleStand;
import io.tongji.console.TestBrowser;
import io.tongji.console.users.Account;
import io.tongji.console.users.Accounts;
import io.tongji.console.users.DeskRole;
import io.tongji.console.users.TestAccounts;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A console in a process of its own.
 *
 * @param process that runs it
 * @param url of its pages
 */
record ConsoleProcess(Process process, URI url) {

  private static final String READY = "ready console=";
  private static final Duration LONG = Duration.ofMinutes(2);

  /** Starts a console with these settings and a heap of so many mebibytes. */
  static ConsoleProcess start(Map<String, String> settings, Path console, int heap)
      throws IOException {
    Path scratch = Objects.requireNonNull(console.toAbsolutePath().getParent());
    settings.put(Keys.CONSOLE_DIR.name(), console.toString());
    settings.put(Keys.CONSOLE_PORT.name(), "0");
    List<String> java =
        Packaged.java(List.of("console", SettingsFile.option(settings, scratch)), scratch);
    java.add(java.indexOf("io.tongji.Main"), "-Xmx" + heap + "m");
    Path log = scratch.resolve("console.log");
    Process process =
        new ProcessBuilder(java)
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    String ready = process.inputReader(StandardCharsets.UTF_8).readLine();
    assertThat(ready).as("log: %s", log).startsWith(READY);
    return new ConsoleProcess(process, URI.create(ready.substring(READY.length())));
  }

  /** Adds a user whose password takes no time. */
  static void addUser(Path console, String name, DeskRole role) {
    new Accounts(console)
        .add(
            new Account(
                name,
                role,
                List.of(),
                List.of(),
                TestAccounts.quickHash(ConsoleStand.PASSWORD),
                false));
  }

  /** A browser of a user who has logged in. */
  TestBrowser as(String user) throws Exception {
    TestBrowser browser = new TestBrowser(url);
    browser.login(user, ConsoleStand.PASSWORD);
    return browser;
  }

  /** Waits until the console works on a job no more; the page of the job. */
  static String idle(TestBrowser browser, String job) throws Exception {
    String state =
        Await.until(
            LONG,
            () -> browser.get(job + "/state").body(),
            answer -> answer.contains("\"busy\":false"));
    assertThat(state).contains("\"busy\":false");
    return browser.get(job).body();
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
