package io.tongji.app.command;

import io.tongji.app.backup.Backups;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.console.ConsoleService;
import io.tongji.app.gate.GateService;
import io.tongji.app.run.LocalCluster;
import io.tongji.app.run.LocalService;
import io.tongji.app.run.StreamsPipeline;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.Serving;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.failure.Failure;
import io.tongji.output.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs broker, registry and pipeline on this machine until it is interrupted. */
@Command(
    name = "local",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Runs a Kafka broker, a schema registry and the pipeline on this machine.",
      "All state is kept in the data directory and survives stop, kill and restart. When ready,"
          + " one line on standard output says where everything is."
    })
public final class LocalCommand implements Callable<Integer> {

  private static final LocalService.Services SERVICES =
      new LocalService.Services(
          StreamsPipeline::create,
          GateService::start,
          config -> ConsoleService.start(config, Tongji::figureCommand));

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--data-dir",
      required = true,
      paramLabel = "DIR",
      description = "Directory of the data; made if it is not there.")
  private Path directory = Path.of("");

  @Option(
      names = "--kafka-port",
      defaultValue = "9092",
      paramLabel = "PORT",
      description = "Port of the broker (default ${DEFAULT-VALUE}; 0 = a free one).")
  private int kafkaPort;

  @Option(
      names = "--registry-port",
      defaultValue = "8081",
      paramLabel = "PORT",
      description = "Port of the registry (default ${DEFAULT-VALUE}; 0 = a free one).")
  private int registryPort;

  @Option(
      names = "--restore",
      paramLabel = "DIR",
      description = "Begin with what ./tongji backup has written there; the data directory is new.")
  private @Nullable Path backup;

  @Option(
      names = "--catalogue",
      paramLabel = "DIR",
      description = "Put the catalogue of this directory in force (catalogue.dir).")
  private @Nullable String catalogue;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      description = "Port of /metrics and /health (http.port; 0 = a free one).")
  private @Nullable Integer httpPort;

  @Option(
      names = "--console-port",
      paramLabel = "PORT",
      description =
          "Port of the console (console.port; 0 = a free one, as where --http-port is 0).")
  private @Nullable Integer consolePort;

  @Override
  public Integer call() throws InterruptedException {
    AppConfig config = config();
    LocalService.rehearse(config);
    refuseToMix();
    shared.say("tongji: starting broker and registry in " + directory.toAbsolutePath() + " …");
    warnIfOpen();
    try (Serving serving = Serving.begin()) {
      LocalService service = serving.open(() -> start(serving, config));
      ConsoleCommand.sayTheWayIn(shared, config.get(Keys.LANG), service.console());
      shared.print(service.readyLine());
      return serving.await(service.failure());
    }
  }

  /** A restoration that was cut off leaves a directory that is used, too. */
  private void refuseToMix() {
    if (backup != null && Files.exists(directory)) {
      throw Failure.setting(
          "--restore begins a new data directory, and " + directory.toAbsolutePath() + " is there",
          "name one that is not there yet");
    }
  }

  /** Who wants a free port for one server wants one for the others. */
  private AppConfig config() {
    Map<String, String> own = new HashMap<>();
    if (httpPort != null) {
      own.put(Keys.HTTP_PORT.name(), httpPort.toString());
    }
    if (consolePort != null) {
      own.put(Keys.CONSOLE_PORT.name(), consolePort.toString());
    }
    AppConfig config = shared.configWithCatalogue(own, catalogue);
    return config.get(Keys.HTTP_PORT) == 0 && !config.isGiven(Keys.CONSOLE_PORT)
        ? config.with(Map.of(Keys.CONSOLE_PORT.name(), "0"))
        : config;
  }

  /** One that is made is for its owner alone. */
  private void warnIfOpen() {
    try {
      if (Files.isDirectory(directory) && OwnerOnly.isOpenToOthers(directory)) {
        shared.say(
            "tongji: others on this machine can read the returns in "
                + directory.toAbsolutePath()
                + "; chmod 700 it");
      }
    } catch (IOException unknown) {
      throw Failure.setting(
          directory + ": its permissions cannot be read (" + unknown + ")",
          "choose a directory of your own");
    }
  }

  private LocalService start(Serving serving, AppConfig config) {
    LocalCluster cluster = LocalCluster.start(directory, kafkaPort, registryPort);
    try (ReadProgressBar progress = ReadProgressBar.ofStart(shared)) {
      return serving.interruptibly(
          () -> LocalService.start(cluster, config, SERVICES, this::restore, progress));
    }
  }

  private void restore(AppConfig config) {
    if (backup != null) {
      try (ReadProgressBar progress = ReadProgressBar.ofWriting(shared)) {
        Backups.restore(config, backup, progress);
      }
    }
  }
}
