package io.tongji.app.command.release;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.cluster.Preflight;
import io.tongji.app.cluster.RegistryHaste;
import io.tongji.app.config.AppConfig;
import io.tongji.app.gate.ServedGate;
import io.tongji.app.run.SecretRules;
import io.tongji.app.terminal.Serving;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.disclosure.rules.DisclosureRules;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Runs the release gate against the configured cluster until it is interrupted. */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Runs the release gate, which decides on requests for releases and writes what may leave the"
          + " bureau.",
      "Of several gates one works, the others stand by. local and demo have one already.",
      "Each serves /health and /metrics."
    })
public final class GateCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Override
  public Integer call() throws InterruptedException {
    AppConfig config = shared.config();
    try (Serving serving = Serving.begin()) {
      ServedGate gate = serving.open(() -> serving.interruptibly(() -> start(config)));
      shared.print("ready gate http=" + gate.url());
      return serving.await(gate.failure());
    }
  }

  private static ServedGate start(AppConfig config) {
    new Preflight(RegistryHaste.of(config)).check();
    DisclosureRules unused =
        SecretRules.read(config, ConfiguredCluster.catalogue(config).catalogue());
    return ServedGate.start(config);
  }
}
