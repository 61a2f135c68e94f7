package io.tongji.bench;

import io.tongji.bench.grow.Restarts;
import io.tongji.bench.run.Ground;
import io.tongji.bench.run.Jvm;
import io.tongji.bench.run.ScratchDirectory;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how soon the application is back after kill -9. */
@Command(
    name = "restart",
    mixinStandardHelpOptions = true,
    description = {
      "Kills the application at rest and half way through its input, and starts it again with its"
          + " local state and without; then lets a standby take over from a killed instance.",
      "A killed instance has instance.id, the standby has not and waits for session.timeout."
    })
final class RestartCommand implements Callable<Integer> {

  @Mixin private GroundOptions options = new GroundOptions();

  @Option(
      names = "--rest",
      paramLabel = "DURATION",
      defaultValue = "PT0S",
      description =
          "Before a kill at rest the application has nothing to do for so long: snapshots of much"
              + " that it holds take their time (${DEFAULT-VALUE}).")
  private Duration rest = Duration.ZERO;

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (ScratchDirectory scratch = ScratchDirectory.create();
        Ground ground = Ground.prepare(scratch.path(), options.size(), options.config())) {
      Restarts restarts = new Restarts(ground, Jvm.application(), rest, options::say);
      options.put("restart", restarts.run());
      return Bench.exitCode(restarts.allRight());
    }
  }
}
