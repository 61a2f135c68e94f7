package io.tongji.app.terminal;

import io.tongji.output.PlainText;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a long task is, shown on standard error. */
public interface ProgressDisplay extends AutoCloseable {

  /** How progress is shown. */
  enum ProgressStyle {
    /** A bar that moves, for a terminal. */
    BAR,
    /** A line for each tenth, for logs. */
    LINES,
    /** Not at all. */
    NONE;

    /** A bar on a terminal, else lines; only the launcher knows whether stderr is one. */
    public static ProgressStyle fitting() {
      return Boolean.getBoolean("tongji.terminal") ? BAR : LINES;
    }
  }

  /** Records that this many more steps are done. */
  void step(long steps);

  @Override
  void close();

  /** Begins to show a task of so many steps. */
  static ProgressDisplay start(String task, long total, ProgressStyle style) {
    return switch (style) {
      case BAR -> new Bar(bar(PlainText.of(task), total));
      case LINES -> new ProgressLines(PlainText.of(task), total, System.err);
      case NONE -> new Silence();
    };
  }

  private static ProgressBar bar(String task, long total) {
    PrintStream terminal = System.err;
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(200)
        .setConsumer(new ConsoleProgressBarConsumer(terminal))
        .build();
  }

  /** A bar that moves. */
  record Bar(ProgressBar bar) implements ProgressDisplay {

    @Override
    public void step(long steps) {
      bar.stepBy(steps);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** Shows nothing. */
  record Silence() implements ProgressDisplay {

    @Override
    public void step(long steps) {}

    @Override
    public void close() {}
  }
}
