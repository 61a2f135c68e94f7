package io.tongji.app.command.operate;

import io.tongji.app.config.AppConfig;
import io.tongji.app.run.Instance;
import io.tongji.app.run.StreamsPipeline;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.Serving;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the pipeline against the configured cluster until it is interrupted. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Runs the pipeline against the configured Kafka cluster and schema registry.",
      "Any number of instances share the work; each serves /metrics for its share."
    })
public final class RunCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Override
  public Integer call() throws InterruptedException {
    AppConfig config = shared.config();
    try (Serving serving = Serving.begin()) {
      Instance instance = serving.open(() -> serving.interruptibly(() -> start(config)));
      shared.print("ready http=" + instance.url());
      return serving.await(instance.failure());
    }
  }

  private Instance start(AppConfig config) {
    try (ReadProgressBar progress = ReadProgressBar.ofStart(shared)) {
      return Instance.start(config, StreamsPipeline::create, progress);
    }
  }
}
