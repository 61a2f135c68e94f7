package io.tongji.app.command.release;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.gate.ReleaseClient;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.failure.Failure;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.release.ReleaseText;
import io.tongji.spelling.Spelling;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Previews, requests and lists releases. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Previews, requests and lists releases: figures that may leave the bureau.",
      "Previews and outcomes name the unsafe figures: for the bureau alone."
    },
    subcommands = {
      ReleasePreviewCommand.class,
      ReleaseRequestCommand.class,
      ReleaseCommand.Listing.class,
      ReleaseCommand.Show.class
    })
public final class ReleaseCommand implements Runnable {

  @Spec private @Nullable CommandSpec specification;

  @Override
  public void run() {
    CommandSpec spec = Objects.requireNonNull(specification);
    throw new ParameterException(
        spec.commandLine(), "Missing command: preview, request, list or show");
  }

  private static ReleaseText text(AppConfig config) {
    return new ReleaseText(config.get(Keys.LANG), config.get(Keys.ZONE));
  }

  /** Lists what is out. */
  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Lists the releases that are out, in the order of publication.")
  public static final class Listing implements Callable<Integer> {

    @Mixin private SharedOptions shared = new SharedOptions();

    @Override
    public Integer call() {
      AppConfig config = shared.config();
      List<PublishedRelease> releases = new ReleaseClient(config).releases();
      if (releases.isEmpty()) {
        shared.say("nothing is released yet");
      } else {
        text(config).list(releases).forEach(shared::print);
      }
      return ExitCode.OK;
    }
  }

  /** Shows one release, and what became of the requests for it. */
  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      description = "Shows a release, and what became of the requests for it.")
  public static final class Show implements Callable<Integer> {

    @Mixin private SharedOptions shared = new SharedOptions();

    @Parameters(paramLabel = "ID", description = "Id of the release, or of a request refused.")
    private String id = "";

    @Override
    public Integer call() {
      AppConfig config = shared.config();
      ReleaseClient client = new ReleaseClient(config);
      List<PublishedRelease> releases = client.releases();
      List<ReleaseOutcome> outcomes = client.outcomes(id);
      List<PublishedRelease> named =
          releases.stream().filter(release -> release.id().equals(id)).toList();
      if (named.isEmpty() && outcomes.isEmpty()) {
        throw unknown(releases);
      }
      ReleaseText text = text(config);
      named.forEach(release -> text.show(release).forEach(shared::print));
      outcomes.forEach(outcome -> text.show(outcome).forEach(shared::print));
      return ExitCode.OK;
    }

    private Failure unknown(List<PublishedRelease> releases) {
      List<String> ids = releases.stream().map(PublishedRelease::id).toList();
      return Failure.setting(
          "no release has the id " + id,
          ids.isEmpty()
              ? "nothing is released yet"
              : Spelling.near(id, ids)
                  .map(near -> "did you mean " + near + "? ./tongji release list has all")
                  .orElse("./tongji release list has all"));
    }
  }
}
