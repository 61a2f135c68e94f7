package io.tongji.command;

import io.tongji.wire.ReadProgress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows how far a reading is, where it takes longer than it usually does. */
final class ReadProgressBar implements ReadProgress, AutoCloseable {

  private static final Duration USUAL_START = Duration.ofSeconds(10);
  private static final Duration USUAL_READING = Duration.ofSeconds(3);

  private final SharedOptions shared;
  private final String task;
  private final Duration usual;
  private final long start = System.nanoTime();
  private @Nullable Progress shown;
  private long told;

  private ReadProgressBar(SharedOptions shared, String task, Duration usual) {
    this.shared = shared;
    this.task = task;
    this.usual = usual;
  }

  /** Of a pipeline that starts. */
  static ReadProgressBar ofStart(SharedOptions shared) {
    return new ReadProgressBar(shared, "computing from the input", USUAL_START);
  }

  /** Of a command that reads topics to their end. */
  static ReadProgressBar ofReading(SharedOptions shared) {
    return new ReadProgressBar(shared, "reading", USUAL_READING);
  }

  @Override
  public void read(long read, long all) {
    if (shown == null && all > read && System.nanoTime() - start > usual.toNanos()) {
      shown = shared.progress(task, all);
    }
    if (shown != null) {
      shown.step(read - told);
      told = read;
    }
  }

  @Override
  public void close() {
    if (shown != null) {
      shown.close();
    }
  }
}
