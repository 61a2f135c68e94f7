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

  /**
   * True if the figures are those that went through the gate.
   *
   * @throws Failure if there is no such view
   */
  public boolean isRelease() {
    if (!view.equals(LIVE) && !view.equals(RELEASE)) {
      throw Failure.setting("--view " + view + " is not a view", "give live or release");
    }
    return view.equals(RELEASE);
  }

  /** Refuses every view but the live one. */
  public void refuseRelease() {
    if (isRelease()) {
      throw Failure.setting("--view release: nothing can be released yet", "use --view live");
    }
  }
}
