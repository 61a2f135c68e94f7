package io.tongji.app.command;

import io.tongji.app.terminal.ProgressDisplay;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.ingest.send.FeedProgress;
import org.jspecify.annotations.Nullable;

/** Shows how far feeding has got, file by file. */
final class FeedProgressBar implements FeedProgress {

  private final SharedOptions shared;
  private @Nullable ProgressDisplay shown;

  FeedProgressBar(SharedOptions shared) {
    this.shared = shared;
  }

  @Override
  public void begin(String task, long total) {
    end();
    shown = shared.progress(task, total);
  }

  @Override
  public void step(long steps) {
    if (shown != null) {
      shown.step(steps);
    }
  }

  @Override
  public void end() {
    if (shown != null) {
      shown.close();
      shown = null;
    }
  }
}
