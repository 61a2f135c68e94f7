package io.tongji.app.command.operate;

import io.tongji.app.backup.Backups;
import io.tongji.app.config.AppConfig;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.log.backup.Manifest;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings a back-up back. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Brings a back-up back into empty topics, which are made where they are missing; records"
          + " stand at the offsets at which they stood, with the ids that their schemas have here.",
      "First each file is compared with its SHA-256. Refused, with nothing written, if one differs,"
          + " a topic is not empty, or an instance of the pipeline or a gate runs.",
      "Until it has ended nothing can be started. If it was cut off, delete all topics of the"
          + " prefix and restore again."
    },
    footer = {
      "",
      "Afterwards: start the pipeline, which computes all figures, then ./tongji verify."
    })
public final class RestoreCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DIR",
      description = "Directory that ./tongji backup has written.")
  private Path from = Path.of("");

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    try (ReadProgressBar progress = ReadProgressBar.ofWriting(shared)) {
      Manifest manifest = Backups.restore(config, from, progress);
      shared.printSentence(
          "%s: %,d records of %d topics restored, as of %s"
              .formatted(from, manifest.records(), manifest.topics(), manifest.taken()));
    }
    shared.say("tongji: start the pipeline, and then compare with ./tongji verify");
    return ExitCode.OK;
  }
}
