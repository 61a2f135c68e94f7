package io.tongji.bench;

import io.tongji.app.terminal.CommandErrors;
import io.tongji.app.terminal.Speech;
import io.tongji.app.terminal.Uncaught;
import io.tongji.bench.print.BarChart;
import io.tongji.bench.run.BenchException;
import io.tongji.bench.run.Contender;
import io.tongji.bench.run.Contest;
import io.tongji.bench.run.Ground;
import io.tongji.bench.run.Jvm;
import io.tongji.bench.run.ScratchDirectory;
import io.tongji.bench.run.Standings;
import io.tongji.failure.Failure.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the pipeline beside what one would write instead, in one run on one machine. */
@Command(
    name = "tongji bench",
    mixinStandardHelpOptions = true,
    subcommands = {
      LatencyCommand.class,
      GrowthCommand.class,
      RestartCommand.class,
      AnswersCommand.class,
      JavaCommand.class,
      ProfileCommand.class,
      MicroCommand.class,
      ReleaseCostCommand.class
    },
    description = {
      "Runs the contenders in turn on the same records, each in a process of its own, checks their"
          + " results cell by cell, and prints medians with lowest and highest.",
      "With --out, also writes runs and medians as tables, and wall.svg.",
      "Exit code 1 if a result was wrong, 2 for wrong usage, 3 if a measurement cannot be made, 70"
          + " if the program failed."
    })
public final class Bench implements Callable<Integer> {

  @Mixin private GroundOptions options = new GroundOptions();

  @Option(
      names = "--contender",
      paramLabel = "C",
      split = ",",
      defaultValue = "floor-bytes,floor,tongji,duckdb",
      description =
          "Who takes part: floor-bytes, floor, tongji, duckdb, dsl, flink-sql (${DEFAULT-VALUE}).")
  private List<String> contenders = List.of();

  @Option(
      names = "--runs",
      paramLabel = "K",
      defaultValue = "1",
      description = "Rounds; each contender runs once in each (${DEFAULT-VALUE}).")
  private int runs;

  @Option(
      names = "--longest",
      paramLabel = "DURATION",
      defaultValue = "PT2H",
      description =
          "How long a contender may take (${DEFAULT-VALUE}): then it is killed, and reported as not"
              + " finished, with its time and ratios as lower bounds.")
  private Duration longest = Duration.ZERO;

  /** Ends with the exit code. */
  public static void main(String[] arguments) {
    Uncaught.handle(Speech.ENGLISH);
    System.exit(command().execute(arguments));
  }

  /** The command line. */
  static CommandLine command() {
    return new CommandLine(new Bench())
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler(new CommandErrors(Speech.ENGLISH))
        .setExecutionExceptionHandler(
            (failed, line, parsed) -> {
              if (!(failed instanceof BenchException)) {
                return new CommandErrors(Speech.ENGLISH)
                    .handleExecutionException(failed, line, parsed);
              }
              line.getErr().println("tongji bench: " + failed.getMessage());
              return Kind.SERVER.exitCode();
            });
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Contender> who = Contender.parse(contenders);
    try (ScratchDirectory scratch = ScratchDirectory.create();
        Ground ground = Ground.prepare(scratch.path(), options.size(), options.config())) {
      String setting =
          "%,d units, %d months, %,d records, %,d cells"
              .formatted(
                  options.size().enterprises(),
                  options.size().months(),
                  ground.records(),
                  ground.oracle().size());
      options.say(setting);
      Standings standings =
          new Contest(who, runs, longest, options::say).run(ground, Jvm.application());
      options.put("medians", standings.medians());
      write(standings, setting);
      return exitCode(standings.allRight());
    }
  }

  /** 1 if a figure came out other than it ought to: what is wrong is not fast. */
  static int exitCode(boolean allRight) {
    return allRight ? ExitCode.OK : Kind.INPUT.exitCode();
  }

  private void write(Standings standings, String setting) throws IOException {
    Path out = options.out();
    if (out != null) {
      Files.writeString(out.resolve("runs.csv"), standings.runs().csv());
      Files.writeString(
          out.resolve("wall.svg"), BarChart.svg("Wall time, " + setting, "s", standings.walls()));
    }
  }
}
