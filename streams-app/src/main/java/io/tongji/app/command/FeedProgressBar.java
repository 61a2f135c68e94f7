package io.tongji.app.command;

import io.tongji.app.terminal.ProgressDisplay;
import io.tongji.app.terminal.SharedOptions;
import io.tongji.catalogue.Language;
import io.tongji.ingest.send.FeedProgress;
import org.jspecify.annotations.Nullable;

/** Shows how far feeding has got, file by file; of what takes no time nothing. */
final class FeedProgressBar implements FeedProgress {

  /** Rows that are checked and sent at once: the receipt counts them. */
  private static final long FEW = 2_000;

  private final SharedOptions shared;
  private final Language language;
  private @Nullable ProgressDisplay shown;

  FeedProgressBar(SharedOptions shared, Language language) {
    this.shared = shared;
    this.language = language;
  }

  @Override
  public void begin(Step step, String file, long total) {
    end();
    if (total > FEW) {
      shown = shared.progress(words(step, file), total);
    }
  }

  private String words(Step step, String file) {
    return switch (step) {
      case CHECK -> file;
      case SEND -> language.of("报送", "sending");
      case JUDGE -> language.of("等待流水线裁定", "waiting for the pipeline's verdict");
    };
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
