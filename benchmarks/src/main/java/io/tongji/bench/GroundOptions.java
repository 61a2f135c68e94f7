package io.tongji.bench;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.LocalService;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.bench.print.ResultTable;
import io.tongji.bench.work.Workload;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How large the workload is, and where tables go. */
final class GroundOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec command;

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--units",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Enterprises; a third as many projects come on top (${DEFAULT-VALUE}).")
  private int units;

  @Option(
      names = "--months",
      paramLabel = "M",
      defaultValue = "24",
      description = "Months of returns (${DEFAULT-VALUE}).")
  private int months;

  @Option(
      names = "--catalogue",
      paramLabel = "DIR",
      description = "Measure under the catalogue of this directory (catalogue.dir).")
  private @Nullable String catalogue;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Also write the tables there, as CSV and Markdown; profile: the recording too.")
  private @Nullable Path out;

  Workload.Size size() {
    return new Workload.Size(units, months);
  }

  /** The configuration of the application that is measured; servers are the benchmark's own. */
  AppConfig config() {
    AppConfig config = shared.configWithCatalogue(Map.of(), catalogue);
    LocalService.refuseForeignServers(config);
    return config;
  }

  /** The same where a catalogue cannot be chosen, for a reason. */
  AppConfig configWithoutCatalogue(String reason) {
    AppConfig config = config();
    if (config.isGiven(Keys.CATALOGUE_DIR)) {
      throw Failure.setting(Keys.CATALOGUE_DIR.name() + " is given, but " + reason, "leave it out");
    }
    return config;
  }

  /** Where files go, or null. */
  @Nullable Path out() {
    return out;
  }

  /** Prints a table, and writes it to files of a name. */
  void put(String name, ResultTable table) throws IOException {
    line().getOut().print(table.text());
    line().getOut().flush();
    if (out != null) {
      Files.createDirectories(out);
      Files.writeString(out.resolve(name + ".csv"), table.csv());
      Files.writeString(out.resolve(name + ".md"), table.text());
    }
  }

  /** Copies a file to where files go, if they go anywhere. */
  void keep(Path file) throws IOException {
    if (out != null) {
      Files.createDirectories(out);
      Files.copy(file, out.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Says something on standard error. */
  void say(String remark) {
    shared.say(remark);
  }

  private CommandLine line() {
    if (command == null) {
      throw new IllegalStateException("used outside of a command");
    }
    return command.commandLine();
  }
}
