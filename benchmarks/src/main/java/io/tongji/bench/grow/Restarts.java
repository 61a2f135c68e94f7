package io.tongji.bench.grow;

import io.tongji.bench.latency.Takeover;
import io.tongji.bench.print.ResultTable;
import io.tongji.bench.run.Ground;
import io.tongji.bench.run.Jvm;
import io.tongji.bench.run.RunningApplication;
import io.tongji.bench.run.RunningApplication.CaughtUp;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** How soon the application is back after kill -9. */
public final class Restarts {

  private final Ground ground;
  private final Jvm jvm;
  private final Duration rest;
  private final Consumer<String> say;
  private boolean allRight = true;
  private final ResultTable table =
      new ResultTable(List.of("killed", "then", "ready s", "caught up s", "results"));

  /**
   * On a ground, with a way to start the application.
   *
   * @param rest how long one that is killed at rest has had nothing to do, as snapshots of what it
   *     holds are written then too
   * @param say takes a line for each case when it is done
   */
  public Restarts(Ground ground, Jvm jvm, Duration rest, Consumer<String> say) {
    this.ground = ground;
    this.jvm = jvm;
    this.rest = rest;
    this.say = say;
  }

  /** Measures each case once. */
  public ResultTable run() throws IOException, InterruptedException {
    for (boolean kept : new boolean[] {true, false}) {
      killed("at rest", kept);
      killed("half way through the input", kept);
    }
    double seconds = Takeover.seconds(ground, jvm);
    table.add(List.of("at rest", "a standby takes over", "-", text(seconds), "-"));
    return table;
  }

  /** True if the figures were right after each restart so far. */
  public boolean allRight() {
    return allRight;
  }

  private void killed(String when, boolean kept) throws IOException, InterruptedException {
    try (RunningApplication application =
        RunningApplication.fresh(ground, jvm, RunningApplication.named("bench"))) {
      if (when.equals("at rest")) {
        CaughtUp unused = application.awaitCaughtUp();
        Thread.sleep(rest.toMillis());
      } else {
        application.awaitHalf();
      }
      application.kill();
      application.startAgain(kept);
      CaughtUp back = application.awaitCaughtUp();
      String wrong = application.check();
      allRight &= wrong.isEmpty();
      say.accept(
          "killed %s, state %s, back after %s s"
              .formatted(when, kept ? "kept" : "deleted", text(back.readySeconds())));
      table.add(
          List.of(
              when,
              kept ? "started, state kept" : "started, state deleted",
              text(back.readySeconds()),
              text(back.caughtUpSeconds()),
              wrong.isEmpty() ? "right" : "WRONG: " + wrong));
    }
  }

  private static String text(double seconds) {
    return String.format(Locale.ROOT, "%.2f", seconds);
  }
}
