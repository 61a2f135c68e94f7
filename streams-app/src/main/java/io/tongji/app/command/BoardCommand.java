package io.tongji.app.command;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.StreamsPipeline;
import io.tongji.app.terminal.PeriodOption;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.app.terminal.ViewOption;
import io.tongji.board.Board;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.figures.RateRules;
import io.tongji.figures.StatusScale;
import io.tongji.measure.Rounding;
import io.tongji.period.Period;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
public final class BoardCommand implements Callable<Integer> {

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
      description =
          "Last month of the table, e.g. 2023-12 (default: the latest with figures, events aside).")
  private @Nullable String period;

  @Option(
      names = "--all",
      description =
          "Also the indicators that are not in the headline, if they have figures, and the rates"
              + " of one to another (started to planned).")
  private boolean all;

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
    Period until = PeriodOption.parse("--period", period);
    CatalogueInForce inForce = StreamsPipeline.catalogue(config);
    Catalogue catalogue = inForce.catalogue();
    Board board =
        new Board(
            view.figures(shared, config),
            catalogue,
            new Board.Style(
                new Rounding(config.get(Keys.ROUNDING_MODE)),
                Language.ofCode(config.get(Keys.LANG)),
                StatusScale.read(inForce.source()),
                RateRules.read(inForce.source(), catalogue)));
    board.lines(area, until, all).forEach(shared::print);
    if (bridge) {
      shared.print("");
      board.bridge(area, until, all).forEach(shared::print);
    }
    return ExitCode.OK;
  }
}
