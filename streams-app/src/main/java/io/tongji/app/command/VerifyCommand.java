package io.tongji.app.command;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.read.ReleaseVerification;
import io.tongji.app.read.Verification;
import io.tongji.app.terminal.ReadProgressBar;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.app.terminal.Version;
import io.tongji.app.terminal.ViewOption;
import io.tongji.failure.Failure.Kind;
import io.tongji.verify.Difference;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Recomputes every aggregate by another way, and lists the published ones that differ. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Recomputes every aggregate from the input topics by a separate batch path and compares.",
      "Each field that differs is a line on standard output, and the exit code is then 1.",
      "Waits until the pipeline has read all that was handed in before the command began.",
      "With --view release: recomputes each release at the point of the inputs that it was"
          + " computed",
      "at, and attacks all that is public, as an outsider and as each holding. The rules are those",
      "of release.rules.file; without it only figures of one or two holdings are sought."
    })
public final class VerifyCommand implements Callable<Integer> {

  @Mixin private SharedOptions shared = new SharedOptions();

  @Mixin private ViewOption view = new ViewOption();

  @Override
  public Integer call() {
    view.check();
    if (view.isRelease()) {
      return judgeReleases(shared.config());
    }
    List<Difference> differences = differences(shared.config());
    differences.forEach(difference -> shared.print(difference.toString()));
    if (differences.isEmpty()) {
      shared.say("every published figure equals the recomputed one");
      return ExitCode.OK;
    }
    long cells = differences.stream().map(Difference::key).distinct().count();
    shared.say("cells that differ: " + cells);
    return Kind.INPUT.exitCode();
  }

  private int judgeReleases(AppConfig config) {
    List<String> faults;
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      faults = ReleaseVerification.faults(config, view.releaseId(), progress);
    }
    faults.forEach(shared::print);
    boolean byRules = config.get(Keys.RELEASE_RULES_FILE).isPresent();
    String clean =
        byRules
            ? "every released figure equals the recomputed one, and none gives a respondent away"
            : "every released figure equals the recomputed one, and none is that of one or two"
                + " holdings";
    shared.say(faults.isEmpty() ? clean : "faults found: " + faults.size());
    if (!byRules) {
      shared.say(
          "the bureau's rules were not applied: release.rules.file is not set; name the file that"
              + " the gate uses");
    }
    return faults.isEmpty() ? ExitCode.OK : Kind.INPUT.exitCode();
  }

  private List<Difference> differences(AppConfig config) {
    try (ReadProgressBar progress = ReadProgressBar.ofReading(shared)) {
      return Verification.differences(config, progress);
    }
  }
}
