package io.tongji.app.command;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.console.ConsoleService;
import io.tongji.app.run.ConsoleFactory;
import io.tongji.app.terminal.Serving;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.catalogue.Language;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves the bureau's desk in a browser until it is interrupted. */
@Command(
    name = "console",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Serves the bureau's desk in a browser: feeding, checking, receipts, lists and the board.",
      "The first start prints an address by which the first administrator is made. local and demo"
          + " have a console already."
    })
public final class ConsoleCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--console-dir",
      paramLabel = "DIR",
      description = "Directory of accounts and jobs (console.dir).")
  private @Nullable Path directory;

  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      description = "Port of the pages (console.port; 0 = a free one).")
  private @Nullable Integer port;

  @Override
  public Integer call() throws InterruptedException {
    Map<String, String> own = new HashMap<>();
    if (directory != null) {
      own.put(Keys.CONSOLE_DIR.name(), directory.toString());
    }
    if (port != null) {
      own.put(Keys.CONSOLE_PORT.name(), port.toString());
    }
    AppConfig config = shared.config(own);
    try (Serving serving = Serving.begin()) {
      ConsoleService console = serving.open(() -> serving.interruptibly(() -> start(config)));
      sayTheWayIn(shared, config.get(Keys.LANG), console);
      shared.print("ready console=" + console.url());
      return serving.await(new CompletableFuture<>());
    }
  }

  /** Says how the first administrator is made, if there is none. */
  static void sayTheWayIn(
      SharedOptions shared, Language language, ConsoleFactory.RunningConsole console) {
    console
        .setupUrl()
        .ifPresent(
            url ->
                shared.say(
                    language
                        .of(
                            "tongji: 统计台还没有管理员,请用这个一次性地址建立:%s",
                            "tongji: the console has no administrator; make one, once, at %s")
                        .formatted(url)));
  }

  private static ConsoleService start(AppConfig config) {
    ConsoleService.rehearse(config);
    ConfiguredCluster.catalogue(config); // so that a server that is away is named before
    return ConsoleService.start(config, Tongji::figureCommand);
  }
}
