package io.tongji.app.command.operate;

import io.tongji.app.config.AppConfig;
import io.tongji.app.run.LocalCluster;
import io.tongji.app.run.Skip;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Passes over a record that the pipeline cannot process. */
@Command(
    name = "skip",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Passes over a record of an input topic that the pipeline cannot process: it counts nowhere"
          + " from then on, and is listed by dead-letters with the reason.",
      "No instance may run meanwhile, and none may have read the record. See docs/runbooks/skip.md."
    })
public final class SkipCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--topic",
      required = true,
      paramLabel = "T",
      description = "The input topic, with its prefix.")
  private String topic = "";

  @Option(names = "--partition", required = true, paramLabel = "P", description = "From 0.")
  private int partition;

  @Option(names = "--offset", required = true, paramLabel = "O", description = "From 0.")
  private long offset;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "R",
      description = "Why, for those who ask later.")
  private String reason = "";

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "The data directory of a local that has ended: its broker is started for this.")
  private @Nullable Path directory;

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    Path data = directory;
    if (data == null) {
      skip(config);
      return ExitCode.OK;
    }
    try (LocalCluster cluster = LocalCluster.start(data, 0, 0)) {
      skip(cluster.pointAt(config));
    }
    return ExitCode.OK;
  }

  private void skip(AppConfig config) {
    Skip.RecordPosition position = new Skip.RecordPosition(topic, partition, offset);
    boolean now = Skip.record(config, position, System.getProperty("user.name", "?"), reason);
    shared.say(
        now
            ? position + " is passed over: start the pipeline again"
            : position + " is among the dead letters already: nothing is done");
  }
}
