package io.tongji.app.terminal;

import io.tongji.log.cluster.ReadProgress;
import java.time.Duration;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Shows how far one reading after another is, where they take longer than they usually do. */
public final class ReadProgressBar implements ReadProgress, AutoCloseable {

  private static final Duration USUAL_START = Duration.ofSeconds(10);
  private static final Duration USUAL_READING = Duration.ofSeconds(3);

  private final LongFunction<ProgressDisplay> begin;
  private final Duration usual;
  private final long start = System.nanoTime();
  private @Nullable ProgressDisplay shown;
  private long total;
  private long shownSteps;

  /**
   * Shows nothing yet.
   *
   * @param begin makes what shows a reading of so many records
   * @param usual how long it takes before anything is shown
   */
  ReadProgressBar(LongFunction<ProgressDisplay> begin, Duration usual) {
    this.begin = begin;
    this.usual = usual;
  }

  /** The progress of a pipeline that starts. */
  public static ReadProgressBar ofStart(SharedOptions shared) {
    return of(shared, "computing from the input", USUAL_START);
  }

  /** The progress of a command that reads topics to their end. */
  public static ReadProgressBar ofReading(SharedOptions shared) {
    return of(shared, "reading", USUAL_READING);
  }

  /** The progress of a command that writes topics. */
  public static ReadProgressBar ofWriting(SharedOptions shared) {
    return of(shared, "writing", USUAL_READING);
  }

  private static ReadProgressBar of(SharedOptions shared, String task, Duration usual) {
    return new ReadProgressBar(all -> shared.progress(task, all), usual);
  }

  @Override
  public void read(long read, long all) {
    if (shown != null && (all != total || read < shownSteps)) {
      close(); // another reading
      shown = null;
      shownSteps = 0;
    }
    if (shown == null && all > read && System.nanoTime() - start > usual.toNanos()) {
      shown = begin.apply(all);
      total = all;
    }
    if (shown != null) {
      shown.step(read - shownSteps);
      shownSteps = read;
    }
  }

  @Override
  public void close() {
    if (shown != null) {
      shown.close();
    }
  }
}
