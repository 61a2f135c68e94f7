package io.tongji.app.command;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.terminal.HeadlineOptions;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.app.terminal.ViewOption;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.figures.AreaFigures;
import io.tongji.period.Period;
import io.tongji.report.Outline;
import io.tongji.report.Paragraph;
import io.tongji.report.Phrases;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

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

  @Mixin private HeadlineOptions headline = new HeadlineOptions();

  @Override
  public Integer call() {
    view.check();
    AppConfig config = shared.config();
    Period until = headline.period();
    CatalogueInForce inForce = ConfiguredCluster.catalogue(config);
    Catalogue catalogue = inForce.catalogue();
    CatalogueSource source = inForce.source();
    Language language = config.get(Keys.LANG);
    Outline outline = Outline.read(source, catalogue);
    Paragraph.ParagraphStyle style =
        new Paragraph.ParagraphStyle(
            language, Phrases.read(source, language), config.get(Keys.ROUNDING_MODE));
    AreaFigures figures =
        new AreaFigures(
            view.figures(shared, config), catalogue, config.get(Keys.PERIOD_MIN_RESPONSE));
    Paragraph paragraph = new Paragraph(figures, outline, style);
    shared.print(paragraph.of(headline.area(), until));
    if (until == null) {
      paragraph.begun(headline.area()).forEach(month -> shared.say(month.begun(language)));
    }
    return ExitCode.OK;
  }
}
