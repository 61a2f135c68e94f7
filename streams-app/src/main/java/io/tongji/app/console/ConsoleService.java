package io.tongji.app.console;

import io.tongji.app.answer.AnswerSocket;
import io.tongji.app.answer.FigureCommand;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.http.HttpSettings;
import io.tongji.app.http.WebServer;
import io.tongji.app.local.DataDirectory;
import io.tongji.app.run.ConsoleFactory;
import io.tongji.app.terminal.Version;
import io.tongji.console.Console;
import io.tongji.console.http.Introduction;
import io.tongji.failure.Failure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The console of a configuration, served. */
public final class ConsoleService implements ConsoleFactory.RunningConsole {

  /** A clerk's line may be slow, but a body of the largest size is here in this time or not. */
  private static final WebServer.Patience PATIENCE =
      new WebServer.Patience(Duration.ofSeconds(15), Duration.ofMinutes(3));

  private final DataDirectory claimed;
  private final ConfiguredBureau bureau;
  private final Console console;
  private final WebServer server;
  private final Optional<AnswerSocket> answers;

  private ConsoleService(
      DataDirectory claimed,
      ConfiguredBureau bureau,
      Console console,
      WebServer server,
      Optional<AnswerSocket> answers) {
    this.claimed = claimed;
    this.bureau = bureau;
    this.console = console;
    this.server = server;
    this.answers = answers;
  }

  /**
   * Serves the console from now on, and answers commands of this account.
   *
   * @param commands that are answered
   * @throws Failure if the address is taken, or the directory cannot be used or is another
   *     console's
   */
  public static ConsoleService start(AppConfig config, FigureCommand.CommandReader commands) {
    HttpSettings settings = rehearse(config);
    DataDirectory claimed = DataDirectory.claim(directory(config));
    ConfiguredBureau bureau = new ConfiguredBureau(config);
    @Nullable Console console = null;
    try {
      console = console(config, settings, bureau);
      WebServer server = WebServer.start(settings, console.handler(), PATIENCE);
      Optional<AnswerSocket> answers =
          AnswerSocket.open(
              claimed.path(),
              new AnswerSocket.Answering(Version.text(), config, bureau::published, commands));
      return new ConsoleService(claimed, bureau, console, server, answers);
    } catch (Failure refused) {
      if (console != null) {
        console.close();
      }
      bureau.close();
      claimed.close();
      throw refused;
    }
  }

  private static Console console(AppConfig config, HttpSettings settings, ConfiguredBureau bureau) {
    return new Console(
        directory(config),
        settings.keystore().isPresent(),
        introduction(config),
        config.get(Keys.LANG),
        bureau,
        Clock.systemUTC());
  }

  /**
   * Refuses settings that would be refused later, before anything else is started.
   *
   * @throws Failure as start does
   */
  public static HttpSettings rehearse(AppConfig config) {
    HttpSettings settings = HttpSettings.ofConsole(config);
    if (settings.keystore().isEmpty() && !isLoopback(settings.host())) {
      throw Failure.setting(
          "console.host is " + settings.host() + ", and passwords would cross the net in the clear",
          "give console.tls.keystore.path, or leave console.host at 127.0.0.1 behind a proxy");
    }
    if (settings.authorities().isPresent() && settings.keystore().isEmpty()) {
      throw Failure.setting(
          "console.tls.client.authorities is given, but the console has no TLS",
          "give console.tls.keystore.path too");
    }
    Introduction unused = introduction(config);
    WebServer.rehearse(settings);
    return settings;
  }

  private static Introduction introduction(AppConfig config) {
    return new Introduction(
        config.get(Keys.CONSOLE_PROXY_ADDRESSES), config.get(Keys.CONSOLE_PROXY_SECRET));
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      throw Failure.setting(
              "console.host is not known: \"" + host + "\"", "give an address of this machine")
          .from(unknown);
    }
  }

  /**
   * Where accounts and jobs are.
   *
   * @throws Failure if the configuration does not say
   */
  public static Path directory(AppConfig config) {
    return config
        .get(Keys.CONSOLE_DIR)
        .orElseThrow(
            () ->
                Failure.setting(
                    "console.dir is not given",
                    "name the directory of the console's accounts and jobs; local and demo have"
                        + " it in their data directory, under console"));
  }

  @Override
  public String url() {
    return server.url().toString();
  }

  @Override
  public Optional<String> setupUrl() {
    return console.setupPath().map(path -> url() + path);
  }

  @Override
  public void close() {
    answers.ifPresent(AnswerSocket::close);
    server.close();
    console.close();
    bureau.close();
    claimed.close();
  }
}
