package io.tongji.bench;

import io.tongji.bench.latency.Latencies;
import io.tongji.bench.run.BenchException;
import io.tongji.bench.run.Ground;
import io.tongji.bench.run.Jvm;
import io.tongji.bench.run.ScratchDirectory;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long a return takes until its total can be read. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = {
      "From a return's acknowledgement by the broker until its total can be read by a reader of"
          + " committed records, and until the gauge on /metrics shows it.",
      "Gauges are seen later by up to the pause between two scrapes. With --scrape none nobody"
          + " scrapes: what scrapes cost the pipeline is the difference."
    })
final class LatencyCommand implements Callable<Integer> {

  @Mixin private GroundOptions options = new GroundOptions();

  @Option(
      names = "--rates",
      paramLabel = "R",
      split = ",",
      defaultValue = "100,10000,70%",
      description =
          "Returns per second; with % of the pace at which it catches up (${DEFAULT-VALUE}).")
  private List<String> rates = List.of();

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "30",
      description = "How long each rate is held (${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--scrape",
      paramLabel = "S",
      defaultValue = "0.1",
      description = "Seconds between two scrapes, or none (${DEFAULT-VALUE}).")
  private String scrape = "";

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (ScratchDirectory scratch = ScratchDirectory.create();
        Ground ground = Ground.prepare(scratch.path(), options.size(), options.config())) {
      Latencies.Times times = new Latencies.Times(Duration.ofSeconds(seconds), pause());
      Latencies latencies = new Latencies(ground, times, options::say);
      options.put("latency", latencies.run(Jvm.application(), rates));
      return ExitCode.OK;
    }
  }

  private @Nullable Duration pause() {
    try {
      return scrape.equals("none")
          ? null
          : Duration.ofMillis(new BigDecimal(scrape).movePointRight(3).longValueExact());
    } catch (ArithmeticException | NumberFormatException wrong) {
      throw new BenchException(
          "--scrape " + scrape + " is no number of seconds; give 1, 0.1 or none");
    }
  }
}
