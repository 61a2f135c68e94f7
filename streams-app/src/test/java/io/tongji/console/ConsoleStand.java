package io.tongji.console;

import io.tongji.app.http.HttpSettings;
import io.tongji.app.http.WebServer;
import io.tongji.catalogue.Language;
import io.tongji.console.http.Introduction;
import io.tongji.console.users.Account;
import io.tongji.console.users.Accounts;
import io.tongji.console.users.DeskRole;
import io.tongji.console.users.TestAccounts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A console on a free port, its accounts, and a clock that a test moves. */
public final class ConsoleStand implements AutoCloseable {

  /** Of every account. */
  public static final String PASSWORD = "open sesame 1";

  private static final HttpSettings PLAIN =
      new HttpSettings(
          "console",
          "127.0.0.1",
          0,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty());

  private final QuietBureau bureau = new QuietBureau();
  private final Path directory;
  private final Introduction introduction;
  private final HttpSettings settings;
  private final MovedClock clock = new MovedClock();
  private final Accounts accounts;
  private Console console;
  private WebServer server;

  /** A clock that stands still until it is moved. */
  private static final class MovedClock extends Clock {

    private Instant now = Instant.parse("2026-12-01T08:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public synchronized Instant instant() {
      return now;
    }

    private synchronized void pass(Duration time) {
      now = now.plus(time);
    }
  }

  /** A console in a directory, with an account of each role. */
  public ConsoleStand(Path directory) {
    this(directory, List.of(DeskRole.values()));
  }

  private ConsoleStand(Path directory, List<DeskRole> roles) {
    this(directory, roles, Introduction.NONE, PLAIN);
  }

  private ConsoleStand(
      Path directory, List<DeskRole> roles, Introduction introduction, HttpSettings settings) {
    this.directory = directory;
    this.introduction = introduction;
    this.settings = settings;
    this.accounts = new Accounts(directory);
    for (DeskRole role : roles) {
      add(role.code(), role, List.of(), List.of());
    }
    this.console = console();
    this.server = serve();
  }

  /** A console that nobody has an account of. */
  public static ConsoleStand withoutAccounts(Path directory) {
    return new ConsoleStand(directory, List.of());
  }

  /** A console to which a proxy brings users who have logged in there. */
  public static ConsoleStand behind(Introduction proxy, Path directory) {
    return new ConsoleStand(directory, List.of(DeskRole.values()), proxy, PLAIN);
  }

  /** A console to which certificates of an authority let users in. */
  public static ConsoleStand byCertificate(
      Path keystore, String password, Path authorities, Path directory) {
    HttpSettings tls =
        new HttpSettings(
            "console",
            "127.0.0.1",
            0,
            Optional.of(keystore),
            Optional.of(password),
            Optional.empty(),
            List.of(),
            Optional.of(authorities));
    return new ConsoleStand(directory, List.of(DeskRole.values()), Introduction.NONE, tls);
  }

  private Console console() {
    boolean secure = settings.keystore().isPresent();
    return new Console(directory, secure, introduction, Language.ZH, bureau, clock);
  }

  private WebServer serve() {
    return WebServer.start(
        settings,
        console.handler(),
        new WebServer.Patience(Duration.ofSeconds(5), Duration.ofSeconds(30)));
  }

  /** Adds an account whose password takes no time. */
  public void add(String name, DeskRole role, List<String> forms, List<String> areas) {
    accounts.add(new Account(name, role, forms, areas, TestAccounts.quickHash(PASSWORD), false));
  }

  /** Ends the console, as a crash does, and starts it anew in the same directory. */
  public void restart() {
    server.close();
    console.close();
    console = console();
    server = serve();
  }

  /** Time passes. */
  public void pass(Duration time) {
    clock.pass(time);
  }

  /** The address. */
  public URI url() {
    return server.url();
  }

  /** A browser that has not logged in. */
  public TestBrowser browser() {
    return new TestBrowser(server.url());
  }

  /** A browser of a user who has logged in. */
  public TestBrowser as(String user) throws Exception {
    TestBrowser browser = browser();
    browser.login(user, PASSWORD);
    return browser;
  }

  /** The accounts. */
  public Accounts accounts() {
    return accounts;
  }

  /** The bureau. */
  public QuietBureau bureau() {
    return bureau;
  }

  /** The console. */
  public Console shown() {
    return console;
  }

  @Override
  public void close() {
    server.close();
    console.close();
  }
}
