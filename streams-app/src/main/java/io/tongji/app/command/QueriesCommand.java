package io.tongji.app.command;

import io.tongji.app.answer.FigureCommand;
import io.tongji.app.answer.FiguresInForce;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.terminal.FigureAnswers;
import io.tongji.app.terminal.FormWord;
import io.tongji.app.terminal.PeriodOption;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.queries.QueryList;
import io.tongji.queries.QueryList.Selection;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what is asked about returns that were accepted. */
@Command(
    name = "queries",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Lists the open queries about returns, what matters most for the totals first.",
      "Amounts are in whole yuan or US dollars. A list names units: it is for the bureau alone."
    })
public final class QueriesCommand implements Callable<Integer>, FigureCommand {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--form",
      converter = FormWord.class,
      paramLabel = "FORM",
      description = "Only returns on this form.")
  private @Nullable String form;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      description = "Only returns for this month, quarter or year, e.g. 2023-12.")
  private @Nullable String period;

  @Option(names = "--top", paramLabel = "N", description = "No more than so many (default: all).")
  private int top = Integer.MAX_VALUE;

  @Mixin private QuestionsOption questions = new QuestionsOption();

  @Override
  public Integer call() {
    if (top < 1) {
      throw Failure.setting("--top " + top + " is too few", "give 1 or more");
    }
    AppConfig config = shared.config();
    FigureAnswers answers = new FigureAnswers(shared, config);
    Selection selection = selection();
    if (questions.isGiven()) {
      FiguresInForce published = answers.live();
      begun(published, config).forEach(shared::say);
      QueryList list = new QueryList(config.get(Keys.LANG));
      questions.write(shared, config, list.rows(published.queries().get(), selection));
    } else {
      answers.print(this);
    }
    return ExitCode.OK;
  }

  private Selection selection() {
    return new Selection(Selection.form(form), PeriodOption.parse("--period", period), top);
  }

  @Override
  public List<String> answer(FiguresInForce figures, AppConfig config, OutputStream out)
      throws IOException {
    QueryList list = new QueryList(config.get(Keys.LANG));
    for (String line : list.lines(figures.queries().get(), selection())) {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return begun(figures, config);
  }

  /** Where no period is named, the months that have begun since the one that boards show. */
  private List<String> begun(FiguresInForce figures, AppConfig config) {
    if (period != null) {
      return List.of();
    }
    AreaFigures areas =
        new AreaFigures(
            figures.table().get(),
            figures.inForce().catalogue(),
            config.get(Keys.PERIOD_MIN_RESPONSE));
    return areas.begunSinceLatest().stream()
        .map(month -> month.begun(config.get(Keys.LANG)))
        .toList();
  }
}
