package io.tongji.app.command.operate;

import io.tongji.app.catalogue.CatalogueChange;
import io.tongji.app.config.AppConfig;
import io.tongji.app.run.ConfiguredCluster;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Deletes what the pipeline keeps. */
@Command(
    name = "recompute",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Deletes what the pipeline has computed and keeps; the next start computes all anew.",
      "Inputs and published figures stay; readers see the old figures, whole, until the new ones"
          + " replace them. Refused while instances of the pipeline run."
    })
public final class RecomputeCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    try (CatalogueChange change = ConfiguredCluster.catalogueChange(config)) {
      change.recompute();
      shared.print(CatalogueCommand.anew(change.inForce().orElseThrow()));
    }
    return ExitCode.OK;
  }
}
