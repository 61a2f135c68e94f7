package io.tongji.bench;

import io.tongji.bench.latency.Latencies;
import io.tongji.bench.run.Ground;
import io.tongji.bench.run.Jvm;
import io.tongji.bench.run.Scratch;
import io.tongji.command.ExitCode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long a return takes until its total can be read. */
@Command(
    name = "latency",
    mixinStandardHelpOptions = true,
    description = {
      "From a return's acknowledgement by the broker until its total can be read by a reader of"
          + " committed records, and until the gauge on /metrics shows it.",
      "A scrape follows the last one by 0.1 s, so gauges are seen that much later."
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

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Scratch scratch = Scratch.create();
        Ground ground = Ground.prepare(scratch.path(), options.size(), Map.of())) {
      Latencies latencies = new Latencies(ground, Duration.ofSeconds(seconds), options::say);
      options.put("latency", latencies.run(Jvm.application(), rates));
      return ExitCode.DONE.number();
    }
  }
}
