package io.tongji.app.command;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.StreamsPipeline;
import io.tongji.app.terminal.PeriodOption;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.app.terminal.ViewOption;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueSource;
import io.tongji.catalogue.Language;
import io.tongji.figures.AreaFigures;
import io.tongji.measure.Rounding;
import io.tongji.period.Period;
import io.tongji.report.Outline;
import io.tongji.report.Paragraph;
import io.tongji.report.Phrases;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes the headline paragraph of the work report. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Writes the headline paragraph of an area's work report, from January to a month.",
      "Its order and words are files of the catalogue: report-outline.csv, report-phrases.csv."
    })
public final class ReportCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Mixin private ViewOption view = new ViewOption();

  @Option(
      names = "--area",
      paramLabel = "CODE",
      description = "Area (default: the first zone of the catalogue).")
  private @Nullable String area;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "Last month, e.g. 2023-12 (default: the latest with figures, events aside).")
  private @Nullable String period;

  @Override
  public Integer call() {
    view.check();
    AppConfig config = shared.config();
    Period until = PeriodOption.parse("--period", period);
    CatalogueInForce inForce = StreamsPipeline.catalogue(config);
    Catalogue catalogue = inForce.catalogue();
    CatalogueSource source = inForce.source();
    Language language = Language.ofCode(config.get(Keys.LANG));
    Outline outline = Outline.read(source, catalogue);
    Paragraph.Style style =
        new Paragraph.Style(
            language, Phrases.read(source, language), new Rounding(config.get(Keys.ROUNDING_MODE)));
    AreaFigures figures = new AreaFigures(view.figures(shared, config), catalogue);
    shared.print(new Paragraph(figures, outline, style).of(area, until));
    return ExitCode.OK;
  }
}
