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
import io.tongji.board.Board;
import io.tongji.catalogue.Catalogue;
import io.tongji.figures.AreaFigures;
import io.tongji.figures.RateRules;
import io.tongji.figures.StatusScale;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.period.Period;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints the headline table. */
@Command(
    name = "board",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Prints an area's headline indicators from January to a month.")
public final class BoardCommand implements Callable<Integer>, FigureCommand {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Mixin private ViewOption view = new ViewOption();

  @Mixin private HeadlineOptions headline = new HeadlineOptions();

  @Option(
      names = "--all",
      description =
          "Also the indicators that are not in the headline, if they have figures, and the rates"
              + " of one to another (started to planned).")
  private boolean all;

  @Option(
      names = "--month",
      description =
          "Below the table, the month alone: amount, growth on the year and on the month before,"
              + " and the change of the cumulative's growth since the month before.")
  private boolean month;

  @Option(
      names = "--bridge",
      description =
          "Below the table, the growth bridge of each indicator: from last year's cumulative by"
              + " leavers, restatement, entrants and the same units to this year's.")
  private boolean bridge;

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
    for (String line : lines(figures.inForce(), figures.table().get(), config)) {
      out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    return List.of();
  }

  private List<String> lines(CatalogueInForce inForce, AggregateTable table, AppConfig config) {
    Period until = headline.period();
    Catalogue catalogue = inForce.catalogue();
    Board board =
        new Board(
            new AreaFigures(table, catalogue, config.get(Keys.PERIOD_MIN_RESPONSE)),
            new Board.BoardStyle(
                config.get(Keys.ROUNDING_MODE),
                config.get(Keys.LANG),
                StatusScale.read(inForce.source()),
                RateRules.read(inForce.source(), catalogue)));
    List<String> lines = new ArrayList<>(board.lines(headline.area(), until, all));
    if (month) {
      lines.add("");
      lines.addAll(board.month(headline.area(), until, all));
    }
    if (bridge) {
      lines.add("");
      lines.addAll(board.bridge(headline.area(), until, all));
    }
    return lines;
  }
}
