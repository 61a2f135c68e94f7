package io.tongji.app.command;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.read.LiveFigures;
import io.tongji.app.terminal.FormWord;
import io.tongji.app.terminal.PeriodOption;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.form.Form;
import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.period.Period;
import io.tongji.queries.QueryList;
import io.tongji.queries.QueryList.Selection;
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
public final class QueriesCommand implements Callable<Integer> {

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
    Period within = PeriodOption.parse("--period", period);
    Form of = Selection.form(form);
    QueryList list = new QueryList(config.get(Keys.LANG));
    Selection selection = new Selection(of, within, top);
    if (within == null) {
      begun(config).forEach(shared::say);
    }
    if (questions.isGiven()) {
      questions.write(shared, config, list.rows(open(config), selection));
    } else {
      list.lines(open(config), selection).forEach(shared::print);
    }
    return ExitCode.OK;
  }

  /** The months that have begun since the one that is shown where none is named. */
  private List<String> begun(AppConfig config) {
    Catalogue catalogue = ConfiguredCluster.catalogue(config).catalogue();
    return new AreaFigures(
            shared.liveFigures(config), catalogue, config.get(Keys.PERIOD_MIN_RESPONSE))
        .begunSinceLatest().stream().map(month -> month.begun(config.get(Keys.LANG))).toList();
  }

  private List<OpenQuery> open(AppConfig config) {
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      return LiveFigures.queries(config, progress);
    }
  }
}
