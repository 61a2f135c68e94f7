package io.tongji.bench;

import io.tongji.app.config.AppConfig;
import io.tongji.bench.print.ResultTable;
import io.tongji.bench.run.BenchException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the hot pieces one by one, with JMH. */
@Command(
    name = "micro",
    mixinStandardHelpOptions = true,
    description = "Time and allocation of each hot piece per operation, with JMH.")
final class MicroCommand implements Callable<Integer> {

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  @Mixin private GroundOptions options = new GroundOptions();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "2",
      description = "Length of an iteration; there are 3 to warm up and 5 that count.")
  private int seconds;

  @Option(
      names = "--pieces",
      paramLabel = "REGEX",
      defaultValue = ".*",
      description = "Which pieces, by name (all).")
  private String pieces = "";

  @Override
  public Integer call() throws IOException {
    AppConfig unused =
        options.configWithoutCatalogue("the pieces are measured under the built-in one");
    TimeValue time = TimeValue.seconds(seconds);
    try {
      Collection<RunResult> results =
          new Runner(
                  new OptionsBuilder()
                      .include("io\\.tongji\\.bench\\.micro\\." + pieces)
                      .forks(1)
                      .warmupIterations(3)
                      .warmupTime(time)
                      .measurementIterations(5)
                      .measurementTime(time)
                      .addProfiler(GCProfiler.class)
                      .build())
              .run();
      options.put("micro", table(results));
    } catch (RunnerException failed) {
      throw new BenchException("the pieces cannot be measured: " + failed.getMessage(), failed);
    }
    return ExitCode.OK;
  }

  private static ResultTable table(Collection<RunResult> results) {
    ResultTable table = new ResultTable(List.of("piece", "ns", "+-", "bytes allocated"));
    for (RunResult result : results) {
      Result<?> time = result.getPrimaryResult();
      String name = result.getParams().getBenchmark();
      Result<?> bytes = result.getSecondaryResults().get(ALLOCATED);
      table.add(
          List.of(
              name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
              text(time.getScore()),
              text(time.getScoreError()),
              bytes == null ? "-" : text(bytes.getScore())));
    }
    return table;
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
