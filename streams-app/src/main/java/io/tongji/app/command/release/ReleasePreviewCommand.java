package io.tongji.app.command.release;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.gate.ReleaseClient;
import io.tongji.app.gate.ReleasePlanning;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.catalogue.Language;
import io.tongji.disclosure.plan.ReleasePlan;
import io.tongji.failure.Failure;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.output.AtomicFile;
import io.tongji.release.Draft;
import io.tongji.release.PreviewTable;
import io.tongji.release.ReleaseText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says what a release would publish, suppress and hold, and why. */
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Says what a release would publish, suppress and hold, and why; writes nothing to Kafka."
          + " First, of which of its months too few have reported.",
      "Exit codes: 0 it could be published, 1 revisions would be held, 2 it would be refused.",
      "It names the unsafe figures: for the bureau's eyes only (Statistics Law, Art. 28)."
    })
public final class ReleasePreviewCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Mixin private ReleaseSpanOptions span = new ReleaseSpanOptions();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write each figure with what becomes of it to this file, .csv or .xlsx.")
  private @Nullable Path out;

  @Override
  public Integer call() {
    refuseOtherFormats();
    AppConfig config = shared.config();
    Language language = config.get(Keys.LANG);
    Draft draft = draft(config);
    ReportedMonths.lines(shared, config, span.request("preview", "")).forEach(shared::print);
    new ReleaseText(language, config.get(Keys.ZONE)).preview(draft).forEach(shared::print);
    ReleasePlan plan = draft.plan();
    if (out != null && plan != null) {
      write(out, new PreviewTable(ConfiguredCluster.catalogue(config).catalogue(), language, plan));
    }
    if (!draft.mayBePublished()) {
      return Failure.Kind.SETTING.exitCode();
    }
    return draft.held().isEmpty() ? ExitCode.OK : Failure.Kind.INPUT.exitCode();
  }

  private Draft draft(AppConfig config) {
    ReleaseRequest request = span.request("preview", System.getProperty("user.name"));
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      return new ReleasePlanning(config)
          .preview(request, new ReleaseClient(config).releases(), progress);
    }
  }

  private void refuseOtherFormats() {
    if (out != null && !isWorkbook(out) && !name(out).endsWith(".csv")) {
      throw Failure.setting("--out " + out + " has another ending", "give .csv or .xlsx");
    }
  }

  private static String name(Path file) {
    return file.toString().toLowerCase(Locale.ROOT);
  }

  private static boolean isWorkbook(Path file) {
    return name(file).endsWith(".xlsx");
  }

  private void write(Path file, PreviewTable table) {
    try {
      AtomicFile.write(file, isWorkbook(file) ? table::writeWorkbook : table::writeCsv);
      shared.say(table.plan().decisions().size() + " figures in " + file);
    } catch (IOException failed) {
      throw Failure.setting("cannot write " + file + ": " + failed);
    }
  }
}
