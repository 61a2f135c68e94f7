package io.tongji.app.command.operate;

import io.tongji.app.cluster.ClusterSetup;
import io.tongji.app.cluster.Servers;
import io.tongji.app.config.AppConfig;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.failure.Failure.Kind;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates the topics and registers the schemas, or compares them with what they should be. */
@Command(
    name = "topics",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Creates the topics with their configuration and registers the schemas.",
      "What is there and right is left alone; a line is printed for each thing done."
    })
public final class TopicsCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(
      names = "--check",
      description = "Only compare; each difference is a line, and the exit code is then 1.")
  private boolean check;

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    Servers.warnWhoIsAway(config);
    List<String> lines =
        check ? ClusterSetup.differences(config) : ClusterSetup.createTopics(config);
    lines.forEach(shared::print);
    if (lines.isEmpty()) {
      shared.say("tongji: all topics and schemas are in order");
    }
    boolean differs = check && !lines.isEmpty();
    return differs ? Kind.INPUT.exitCode() : ExitCode.OK;
  }
}
