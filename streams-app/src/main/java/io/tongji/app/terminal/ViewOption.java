package io.tongji.app.terminal;

import io.tongji.failure.Failure;
import picocli.CommandLine.Option;

/** Which figures: those at once, or those that went through the disclosure gate. */
public final class ViewOption {

  private static final String LIVE = "live";
  private static final String RELEASE = "release";

  @Option(
      names = "--view",
      defaultValue = LIVE,
      paramLabel = "live|release",
      description = "Which figures (default ${DEFAULT-VALUE}).")
  private String view = LIVE;

  /** Refuses every view but the live one. */
  public void refuseRelease() {
    if (view.equals(RELEASE)) {
      throw Failure.setting("--view release: nothing can be released yet", "use --view live");
    }
    if (!view.equals(LIVE)) {
      throw Failure.setting("--view " + view + " is not a view", "give live or release");
    }
  }
}
