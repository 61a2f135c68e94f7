package io.tongji.bench;

import io.tongji.app.terminal.SharedOptions;
import io.tongji.bench.print.ResultTable;
import io.tongji.bench.release.ReleaseRun;
import io.tongji.failure.Failure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what the plan of a release costs, and what it suppresses. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    description = {
      "Plans two releases of a made-up province under the built-in programme, without brokers: the"
          + " first of all months of a year but the last, the next one of the last month.",
      "Prints, for each: seconds and processor time until totals and microdata stand, and of the"
          + " plan, peak of the heap; atoms; of the last month the cells of the programme,"
          + " those suppressed before, by themselves and for others, the value of these; bounds"
          + " that are not proved; headline figures that would be missing.",
      "Exit code 1 if a bound was not proved."
    })
final class ReleaseCostCommand implements Callable<Integer> {

  private static final double PER_CENT = 100;

  private static final List<String> COLUMNS =
      List.of(
          "units",
          "release",
          "gather s",
          "gather CPU s",
          "plan s",
          "plan CPU s",
          "peak MiB",
          "atoms",
          "cells",
          "before",
          "primary",
          "secondary",
          "of value %",
          "unproven",
          "headlines");

  @Spec private @Nullable CommandSpec command;

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--units",
      paramLabel = "N",
      split = ",",
      defaultValue = "2000,20000",
      description = "Enterprises; a third as many projects come on top (${DEFAULT-VALUE}).")
  private List<Integer> units = List.of();

  @Option(
      names = "--months",
      paramLabel = "M",
      defaultValue = "12",
      description = "Months of the year, 3 to 12 (${DEFAULT-VALUE}).")
  private int months;

  @Option(
      names = "--runs",
      paramLabel = "K",
      defaultValue = "1",
      description = "How often each size is measured (${DEFAULT-VALUE}).")
  private int runs;

  @Override
  public Integer call() throws IOException {
    if (months < 3 || months > 12) {
      throw Failure.setting("--months " + months, "give 3 to 12");
    }
    ResultTable table = new ResultTable(COLUMNS);
    boolean[] proved = {true};
    for (int size : units) {
      for (int run = 0; run < runs; run++) {
        ReleaseRun.measure(
            size,
            months,
            outcome -> {
              List<String> row = row(size, outcome);
              shared.say(String.join(" ", row));
              table.add(row);
              proved[0] &= outcome.unproven() == 0;
            });
      }
    }
    if (command != null) {
      command.commandLine().getOut().print(table.text());
      command.commandLine().getOut().flush();
    }
    return proved[0] ? ExitCode.OK : Failure.Kind.INPUT.exitCode();
  }

  private static List<String> row(int units, ReleaseRun.ReleaseCosts outcome) {
    return List.of(
        String.valueOf(units),
        outcome.release(),
        text(outcome.gathering()),
        text(outcome.gatheringProcessor()),
        text(outcome.planning()),
        text(outcome.planningProcessor()),
        String.valueOf(outcome.peak()),
        String.valueOf(outcome.atoms()),
        String.valueOf(outcome.cells()),
        String.valueOf(outcome.inherited()),
        String.valueOf(outcome.primary()),
        String.valueOf(outcome.secondary()),
        text(PER_CENT * outcome.loss()),
        String.valueOf(outcome.unproven()),
        String.valueOf(outcome.headlines()));
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
