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

/** Takes a back-up of what nothing can compute again. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Copies into a new directory what nothing can compute again: returns, register, targets,"
          + " requests and releases, dead letters, catalogues, and the schemas of the records.",
      "Everything may run meanwhile. The directory appears whole or not at all. It holds single"
          + " returns: files are for the account that runs this (0600); keep them as secret.",
      "Not in it: settings, passwords and the file of release.rules.file. Copy them too."
    },
    footer = {
      "",
      "To bring it back: ./tongji restore --from DIR. See docs/operations.md, Back-up and"
          + " restoring."
    })
public final class BackupCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "Directory to write; there is none yet, or it is empty.")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      Manifest manifest = Backups.take(config, out, new Version().getVersion()[0], progress);
      shared.printSentence(
          "%s: %,d records of %d topics, %d schemas"
              .formatted(out, manifest.records(), manifest.topics(), manifest.schemas().size()));
    }
    return ExitCode.OK;
  }
}
