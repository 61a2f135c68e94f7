package io.tongji.bench;

import io.tongji.bench.profile.Recording;
import io.tongji.bench.run.Ground;
import io.tongji.bench.run.Jvm;
import io.tongji.bench.run.RunningApplication;
import io.tongji.bench.run.RunningApplication.CaughtUp;
import io.tongji.bench.run.ScratchDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Shows where the application's time and memory go while it catches up. */
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description =
        "Where the application's processor time and its allocations go, from a flight"
            + " recording of its catching up, start included.")
final class ProfileCommand implements Callable<Integer> {

  @Mixin private GroundOptions options = new GroundOptions();

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (ScratchDirectory scratch = ScratchDirectory.create();
        Ground ground = Ground.prepare(scratch.path(), options.size(), options.config())) {
      Path file = scratch.path().resolve("profile.jfr");
      Jvm jvm =
          Jvm.application()
              .with(List.of("-XX:StartFlightRecording=settings=profile", "-Xlog:jfr*=off"));
      try (RunningApplication application = RunningApplication.fresh(ground, jvm)) {
        CaughtUp seen = application.awaitCaughtUp();
        application.dumpRecording(file);
        options.say("%.2f s, %,d records".formatted(seen.caughtUpSeconds(), ground.records()));
      }
      options.keep(file);
      Recording recording = Recording.read(file);
      options.put("profile", recording.owners());
      options.put("profile-methods", recording.methods());
      return ExitCode.OK;
    }
  }
}
