package io.tongji.app.command;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.read.Inquiry;
import io.tongji.app.terminal.PeriodOption;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.ReportingCalendar;
import io.tongji.catalogue.form.Form;
import io.tongji.explain.Explanation;
import io.tongji.explain.ExplanationText;
import io.tongji.explain.Question;
import io.tongji.failure.Failure;
import io.tongji.figures.Codes;
import io.tongji.figures.Detail;
import io.tongji.figures.FigureShower;
import io.tongji.period.Period;
import io.tongji.queries.ExplanationSheet;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Explains how a figure came about. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Explains how a figure came about: its growth bridge, the largest units, how much of the growth"
          + " each makes, the largest changes by the latest revision of a return, late and missing"
          + " units.",
      "FOR THE BUREAU'S EYES ONLY: it names single units and their figures (Statistics Law Art."
          + " 28).",
      "It is worked out from the returns alone, and refused if they do not add up to what is"
          + " published."
    })
public final class ExplainCommand implements Callable<Integer> {

  private static final String TEN = "10";
  private static final String YTD = "ytd";
  private static final String MONTH = "month";

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--indicator",
      paramLabel = "CODE",
      required = true,
      description = "Indicator, by code or name, e.g. GIO.")
  private String indicator = "";

  @Option(
      names = "--area",
      paramLabel = "CODE",
      required = true,
      description = "Area, by code or name, e.g. 330483K01.")
  private String area = "";

  @Option(
      names = "--activity",
      paramLabel = "CODE",
      defaultValue = Activity.TOTAL,
      description = "Section, division or theme (default ${DEFAULT-VALUE}: all).")
  private String activity = Activity.TOTAL;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      required = true,
      description = "The figure from January to the last month of this period, e.g. 2023-12.")
  private String period = "";

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = TEN,
      description = "Units that each list names at most (default ${DEFAULT-VALUE}).")
  private int top = Integer.parseInt(TEN);

  @Option(
      names = "--span",
      paramLabel = "ytd|month",
      defaultValue = YTD,
      description = "The cumulative, or the month alone (default ${DEFAULT-VALUE}).")
  private String span = YTD;

  @Mixin private QuestionsOption questions = new QuestionsOption();

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    if (top < 1) {
      throw Failure.setting("--top " + top + " is below 1", "give 1 or more");
    }
    if (!span.equals(YTD) && !span.equals(MONTH)) {
      throw Failure.setting("--span " + span + " is no span", "give ytd or month");
    }
    Period asked = Objects.requireNonNull(PeriodOption.parse("--period", period));
    CatalogueInForce inForce = ConfiguredCluster.catalogue(config);
    Catalogue catalogue = inForce.catalogue();
    Codes codes = new Codes(catalogue);
    Question question =
        new Question(
            codes.indicator(indicator),
            codes.area(area),
            codes.activity(activity),
            asked.lastMonth(),
            span.equals(MONTH));
    Explanation explanation = explanation(config, catalogue, question);
    if (questions.isGiven()) {
      questions.write(shared, config, rows(explanation, config.get(Keys.LANG)));
      return ExitCode.OK;
    }
    new ExplanationText(
            explanation,
            new FigureShower(
                question.indicator(), Detail.PUBLISHED, config.get(Keys.ROUNDING_MODE)),
            new ExplanationText.ExplanationStyle(
                config.get(Keys.LANG),
                top,
                due(inForce, question),
                config.get(Keys.ZONE),
                catalogue))
        .lines()
        .forEach(shared::print);
    return ExitCode.OK;
  }

  /** All units of the figure, as questions of a workbook. */
  private static List<ExplanationSheet.QuestionRow> rows(
      Explanation explanation, Language language) {
    Question question = explanation.question();
    Form form = question.indicator().measure().form();
    if (form == Form.EVENT) {
      throw Failure.setting(
          "returns on \"event\" are not explained by a list", "events are explained on their form");
    }
    String column = question.alone() ? "month" : "ytd";
    return explanation.all().stream()
        .map(
            part ->
                new ExplanationSheet.QuestionRow(
                    form,
                    part.unitId(),
                    question.month(),
                    language.of("构成 ", "part of ")
                        + language.of(question.indicator().name(), question.indicator().nameEn()),
                    column,
                    part.value(),
                    part.base()))
        .toList();
  }

  private Explanation explanation(AppConfig config, Catalogue catalogue, Question question) {
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      return Inquiry.explain(config, catalogue, question, progress);
    }
  }

  /** When the month's returns were due by the catalogue; events are handed in at any time. */
  private static @Nullable Instant due(CatalogueInForce inForce, Question question) {
    Form form = question.indicator().measure().form();
    if (form == Form.EVENT) {
      return null;
    }
    return ReportingCalendar.in(inForce.source())
        .window(form, question.month())
        .deadline()
        .atZone(inForce.catalogue().zone())
        .toInstant();
  }
}
