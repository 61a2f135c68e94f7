package io.tongji.app.command.operate;

import io.tongji.app.catalogue.CatalogueChange;
import io.tongji.app.catalogue.PipelineGroups.Computed;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Deletes what the pipeline keeps. */
@Command(
    name = "recompute",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Deletes what the pipeline has computed and keeps; the next start computes all anew.",
      "Inputs and published figures stay; readers see the old figures, whole, until the new ones"
          + " replace them. Refused while instances of the pipeline run.",
      "It asks nothing, and prints a line for each group and topic that it deletes."
    },
    footer = {
      "",
      "When: verify finds differences, offsets were reset or forgotten, a start says so. First stop"
          + " all instances; afterwards start them, and compare with ./tongji verify."
    })
public final class RecomputeCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Option(names = "--dry-run", description = "Only print what would be deleted.")
  private boolean dryRun;

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    try (CatalogueChange change = ConfiguredCluster.catalogueChange(config)) {
      if (dryRun) {
        print("would delete", change.toRecompute());
      } else {
        print("deleted", change.recompute());
        shared.printSentence(CatalogueCommand.anew(change.inForce().orElseThrow()));
      }
    }
    return ExitCode.OK;
  }

  private void print(String what, Computed computed) {
    computed.groups().forEach(group -> shared.printSentence(what + " group " + group));
    computed.topics().forEach(topic -> shared.printSentence(what + " topic " + topic));
    if (computed.groups().isEmpty() && computed.topics().isEmpty()) {
      shared.say("tongji: nothing has been computed");
    }
  }
}
