package io.tongji.app.command;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.cluster.Servers;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.terminal.PeriodOption;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.failure.Failure;
import io.tongji.failure.Failure.Kind;
import io.tongji.figures.AreaFigures;
import io.tongji.lint.Finding;
import io.tongji.lint.Linter;
import io.tongji.lint.text.PrintedNumber;
import io.tongji.lint.text.TextFile;
import io.tongji.lint.text.Vocabulary;
import io.tongji.period.Month;
import io.tongji.period.Period;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks the figures of a report's text. */
@Command(
    name = "lint-report",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Checks the figures in the text of a work report: parts against wholes, what rates imply,"
          + " whole numbers, decimals, forecasts that are past, and the area's live figures.",
      "Ends with 0 if nothing is wrong, 1 if something is, 2 for wrong usage.",
      "By which words it reads is in files of the catalogue: lint-patterns.csv, units.csv,"
          + " lint-names.csv."
    })
public final class LintReportCommand implements Callable<Integer> {

  /** Numbers that were not compared, without {@code --list}. */
  private static final int SHOWN = 10;

  @Mixin private SharedOptions shared = new SharedOptions();

  @Parameters(paramLabel = "FILE", description = "The text, in UTF-8 or GB18030.")
  private Path file = Path.of("");

  @Option(
      names = "--area",
      paramLabel = "CODE",
      description = "Area that the text is about (default: the first zone of the catalogue).")
  private @Nullable String area;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description =
          "Last month that the text is about (default: that of its heading, or December of the year"
              + " that it names, else the latest on which enough have reported).")
  private @Nullable String period;

  @Option(
      names = "--no-figures",
      description =
          "Check the text alone, by the names of the built-in catalogue; no server is asked.")
  private boolean textAlone;

  @Option(
      names = "--list",
      description =
          "Also list what was read: place, indicator, name, value, growth, completion, base and"
              + " target that they imply; and all numbers that were not compared.")
  private boolean list;

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    Period until = PeriodOption.parse("--period", period);
    String text = TextFile.read(file);
    boolean alone = textAlone || noBrokerListens(config);
    CatalogueSource source =
        alone ? CatalogueSource.builtIn() : ConfiguredCluster.catalogue(config).source();
    Catalogue catalogue = CatalogueFiles.of(source).in(config.get(Keys.ZONE));
    Language language = config.get(Keys.LANG);
    Linter linter = new Linter(text, Vocabulary.read(source, catalogue));
    if (!alone) {
      AreaFigures figures =
          new AreaFigures(
              shared.liveFigures(config), catalogue, config.get(Keys.PERIOD_MIN_RESPONSE));
      Area about = figures.area(area);
      if (until == null && linter.about().isEmpty()) {
        figures.begunSinceLatest().forEach(month -> shared.say(month.begun(language)));
      }
      linter.compareWith(figures, about, month(linter, figures, about, until));
    }
    if (list) {
      linter.figureLines().forEach(shared::print);
    }
    List<Finding> findings = linter.findings();
    findings.forEach(finding -> shared.print(finding.line(file.toString(), language)));
    if (!alone) {
      sayWhatWasNotCompared(linter, language);
    }
    shared.say(linter.summary(language));
    return findings.isEmpty() ? ExitCode.OK : Kind.INPUT.exitCode();
  }

  private void sayWhatWasNotCompared(Linter linter, Language language) {
    List<PrintedNumber> others = linter.notCompared();
    int shown = list ? others.size() : Math.min(SHOWN, others.size());
    for (PrintedNumber number : others.subList(0, shown)) {
      shared.say(
          "%s:%d:%d: %s"
              .formatted(
                  file,
                  number.place().line(),
                  number.place().column(),
                  language.of("未核对:", "not compared: ") + number.words()));
    }
    if (shown < others.size()) {
      shared.say(
          language
              .of("……另 %d 个未核对;用 --list 全部列出", "... %d more not compared; --list names all")
              .formatted(others.size() - shown));
    }
  }

  private boolean noBrokerListens(AppConfig config) {
    try {
      Servers.refuseIfBrokersAreAway(config);
      return false;
    } catch (Failure away) {
      shared.say(
          "tongji: the text alone is checked, by the names of the built-in catalogue: "
              + away.getMessage());
      return true;
    }
  }

  private static Month month(
      Linter linter, AreaFigures figures, Area about, @Nullable Period until) {
    if (until != null) {
      return until.lastMonth();
    }
    return linter.about().orElseGet(() -> figures.latest(about, figures.catalogue().indicators()));
  }
}
