package io.tongji.command;

import io.tongji.runtime.Startup;
import org.jspecify.annotations.Nullable;

/** Shows how far the input has been read, where that takes longer than a start usually does. */
final class StartupProgress implements Startup, AutoCloseable {

  private static final long USUAL_NANOS = 10_000_000_000L;

  private final SharedOptions shared;
  private final long start = System.nanoTime();
  private @Nullable Progress shown;
  private long told;

  StartupProgress(SharedOptions shared) {
    this.shared = shared;
  }

  @Override
  public void read(long read, long all) {
    if (shown == null && all > read && System.nanoTime() - start > USUAL_NANOS) {
      shown = shared.progress("computing from the input", all);
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
