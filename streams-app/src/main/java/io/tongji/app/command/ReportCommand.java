package io.tongji.app.command;

import io.tongji.app.answer.FigureCommand;
import io.tongji.app.answer.FiguresInForce;
import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.terminal.FigureAnswers;
import io.tongji.app.terminal.HeadlineOptions;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.app.terminal.ViewOption;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.figures.AreaFigures;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.report.Outline;
import io.tongji.report.Paragraph;
import io.tongji.report.Phrases;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
public final class ReportCommand implements Callable<Integer>, FigureCommand {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Mixin private ViewOption view = new ViewOption();

  @Mixin private HeadlineOptions headline = new HeadlineOptions();

  @Override
  public Integer call() {
    view.check();
    AppConfig config = shared.config();
    new FigureAnswers(shared, config).print(this, view);
    return ExitCode.OK;
  }

  @Override
  public List<String> answer(FiguresInForce figures, AppConfig config, OutputStream out)
      throws IOException {
    Paragraph paragraph = paragraph(figures.inForce(), figures.table().get(), config);
    String text = paragraph.of(headline.area(), headline.period());
    out.write(text.getBytes(StandardCharsets.UTF_8));
    return begun(paragraph, config);
  }

  private static Paragraph paragraph(
      CatalogueInForce inForce, AggregateTable table, AppConfig config) {
    Catalogue catalogue = inForce.catalogue();
    CatalogueSource source = inForce.source();
    Language language = config.get(Keys.LANG);
    Outline outline = Outline.read(source, catalogue);
    Paragraph.ParagraphStyle style =
        new Paragraph.ParagraphStyle(
            language, Phrases.read(source, language), config.get(Keys.ROUNDING_MODE));
    return new Paragraph(
        new AreaFigures(table, catalogue, config.get(Keys.PERIOD_MIN_RESPONSE)), outline, style);
  }

  /** Where no month is named, those that have begun since. */
  private List<String> begun(Paragraph paragraph, AppConfig config) {
    return headline.period() == null
        ? paragraph.begun(headline.area()).stream()
            .map(month -> month.begun(config.get(Keys.LANG)))
            .toList()
        : List.of();
  }
}
