package io.tongji.app.command.operate;

import io.tongji.app.catalogue.CatalogueChange;
import io.tongji.app.catalogue.CatalogueDifference;
import io.tongji.app.catalogue.WholeCatalogue;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.log.records.CatalogueRecord;
import io.tongji.output.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks, compares, applies and shows catalogues. */
@Command(
    name = "catalogue",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Checks, compares, applies and shows catalogues.",
      "The catalogue in force is a record in Kafka; all instances and commands work with it."
    })
public final class CatalogueCommand implements Runnable {

  @Spec private @Nullable CommandSpec specification;

  @Override
  public void run() {
    CommandSpec spec = Objects.requireNonNull(specification);
    throw new ParameterException(spec.commandLine(), "Missing command: check, diff, apply or show");
  }

  /** Says what is wrong with a directory. */
  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Says what is wrong with a catalogue; asks no server.")
  int check(
      @Mixin SharedOptions shared,
      @Parameters(paramLabel = "DIR", description = "Directory of the catalogue.") Path directory) {
    shared.config();
    CatalogueSource source = CatalogueSource.in(directory);
    List<Failure> faults = WholeCatalogue.faults(source);
    for (Failure fault : faults.stream().skip(1).toList()) {
      shared.say("tongji: " + fault.sentence());
    }
    if (!faults.isEmpty()) {
      throw faults.get(0);
    }
    Catalogue catalogue = WholeCatalogue.read(source.completed());
    shared.print(
        "%s: %d indicators, %d areas, %d activities"
            .formatted(
                catalogue.digest(),
                catalogue.indicators().size(),
                catalogue.areas().size(),
                catalogue.activities().size()));
    return ExitCode.OK;
  }

  /** Compares a directory with the catalogue in force. */
  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = {
        "Compares a catalogue with the one in force; the exit code is 1 if they differ.",
        "A row that only the one in force has begins with -, one that only DIR has with +."
      })
  int diff(
      @Mixin SharedOptions shared,
      @Parameters(paramLabel = "DIR", description = "Directory of the catalogue.") Path directory) {
    AppConfig config = shared.config();
    Map<String, byte[]> other = CatalogueSource.in(directory).completed().files();
    List<String> lines =
        CatalogueDifference.lines(ConfiguredCluster.catalogue(config).source().files(), other);
    lines.forEach(shared::print);
    if (lines.isEmpty()) {
      shared.say("tongji: the catalogue in force is the same");
    }
    return lines.isEmpty() ? ExitCode.OK : Failure.Kind.INPUT.exitCode();
  }

  /** Puts a directory in force. */
  @Command(
      name = "apply",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = {
        "Puts a catalogue in force, from the next start of the pipeline on, for all periods.",
        "Refused while instances of the pipeline run."
      })
  int apply(
      @Mixin SharedOptions shared,
      @Parameters(paramLabel = "DIR", description = "Directory of the catalogue.") Path directory) {
    AppConfig config = shared.config();
    CatalogueSource source = CatalogueSource.in(directory);
    WholeCatalogue.read(source);
    try (CatalogueChange change = ConfiguredCluster.catalogueChange(config)) {
      CatalogueChange.Effect effect = change.apply(source);
      shared.print(line(effect, change.inForce().orElseThrow()));
    }
    return ExitCode.OK;
  }

  private static String line(CatalogueChange.Effect effect, CatalogueRecord record) {
    return switch (effect) {
      case NONE -> "already in force: " + record.digest();
      case WORDING -> "in force: " + record.digest() + "; nothing is computed anew";
      case ANEW -> "in force: " + record.digest() + "; " + anew(record);
    };
  }

  /** What the next start has to do. */
  static String anew(CatalogueRecord record) {
    return "the next start computes all figures anew, from %,d records of %d input topics"
        .formatted(
            record.records(),
            record.ends().keySet().stream().map(each -> each.topic()).distinct().count());
  }

  /** Writes the catalogue in force into a directory. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Writes the catalogue in force, file by file, into a directory.")
  int show(
      @Mixin SharedOptions shared,
      @Parameters(paramLabel = "DIR", description = "Directory to write to; made if missing.")
          Path directory) {
    Map<String, byte[]> files = ConfiguredCluster.catalogue(shared.config()).source().files();
    files.keySet().stream().map(directory::resolve).forEach(CatalogueCommand::refuseIfThere);
    try {
      Files.createDirectories(directory);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        AtomicFile.write(directory.resolve(file.getKey()), target -> target.write(file.getValue()));
        shared.print(directory.resolve(file.getKey()).toString());
      }
    } catch (IOException e) {
      throw Failure.setting(
              "cannot write to " + directory + " (" + e + ")", "name another directory")
          .from(e);
    }
    return ExitCode.OK;
  }

  private static void refuseIfThere(Path file) {
    if (Files.exists(file)) {
      throw Failure.setting(
          file + " exists, and may have been changed", "name a directory without it");
    }
  }
}
