package io.tongji.app.command.release;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.gate.ReleaseClient;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.failure.Failure;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseOutcome.Position;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.release.ReleaseText;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks the gate for a release. */
@Command(
    name = "request",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Asks the gate for a release, and waits for its outcome.",
      "Exit codes: 0 published, or out already as asked for; 1 published with revisions held; 2"
          + " refused; 3 no gate runs."
    })
public final class ReleaseRequestCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Mixin private ReleaseSpanOptions span = new ReleaseSpanOptions();

  @Option(
      names = "--id",
      required = true,
      paramLabel = "ID",
      description = "Id of the release, e.g. 2024-02-26.1; unique for ever.")
  private String id = "";

  @Option(
      names = "--no-wait",
      description = "Do not wait for the outcome; ./tongji release show ID prints it.")
  private boolean noWait;

  @Option(
      names = "--incomplete",
      description =
          "Also ask if fewer than period.min-response have reported for a month, or a headline"
              + " indicator has no figure any more.")
  private boolean incomplete;

  @Override
  public Integer call() {
    AppConfig config = shared.config();
    ReleaseRequest request = span.request(id, System.getProperty("user.name"));
    ReleaseClient client = new ReleaseClient(config);
    Optional<PublishedRelease> same = client.check(request);
    if (same.isPresent()) {
      shared.say("the release " + id + " is out already, as asked for; nothing was done");
      return ExitCode.OK;
    }
    if (!noWait && !client.gateRuns()) {
      throw Failure.server(
          "no gate runs, so nothing was asked for",
          "start ./tongji gate (local and demo have one), or give --no-wait");
    }
    ReportedMonths.check(shared, config, request, incomplete);
    Position position = client.send(request);
    if (noWait) {
      shared.say("asked for; ./tongji release show " + id + " prints the outcome");
      return ExitCode.OK;
    }
    return report(config, client.await(request, position));
  }

  private int report(AppConfig config, ReleaseOutcome outcome) {
    ReleaseText text = new ReleaseText(config.get(Keys.LANG), config.get(Keys.ZONE));
    text.show(outcome).forEach(shared::print);
    if (!outcome.isPublished()) {
      throw Failure.setting(
          "the release " + id + " is refused, and nothing was written: " + first(outcome),
          outcome.refusals().size() > 1 ? "all reasons stand above" : "");
    }
    return outcome.held().isEmpty() ? ExitCode.OK : Failure.Kind.INPUT.exitCode();
  }

  private static @Nullable String first(ReleaseOutcome outcome) {
    return outcome.refusals().get(0);
  }
}
