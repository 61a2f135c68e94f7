package io.tongji.app.terminal;

import java.io.PrintStream;

/** Shows progress as one line for each tenth of the task. */
final class ProgressLines implements ProgressDisplay {

  private static final long TENTHS = 10;

  private final String task;
  private final long total;
  private final PrintStream out;
  private long done;
  private long shown;

  ProgressLines(String task, long total, PrintStream out) {
    this.task = task;
    this.total = Math.max(1, total);
    this.out = out;
  }

  @Override
  public synchronized void step(long steps) {
    done += steps;
    long tenth = Math.min(TENTHS, done * TENTHS / total);
    if (tenth > shown) {
      shown = tenth;
      out.println(task + ": " + done + "/" + total + " (" + tenth * TENTHS + " %)");
    }
  }

  @Override
  public synchronized void close() {
    if (shown < TENTHS) {
      out.println(task + ": " + done + "/" + total);
    }
  }
}
