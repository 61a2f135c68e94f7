package io.tongji.log.cluster;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.InterruptException;

/** When some work last got further: distinguishes long work from work that stands still. */
public final class ProgressTimeout {

  private static final long PAUSE_MILLIS = 100;

  private final AtomicLong lastProgress = new AtomicLong(System.nanoTime());
  private final AtomicLong reached = new AtomicLong(-1);

  /** The work got further. */
  public void progress() {
    lastProgress.set(System.nanoTime());
  }

  /** The work is at a place; progress if that is another one than before. */
  public void reached(long place) {
    if (reached.getAndSet(place) != place) {
      progress();
    }
  }

  /** True if there was no progress for so long. */
  public boolean expired(Duration limit) {
    return System.nanoTime() - lastProgress.get() > limit.toNanos();
  }

  /** Waits a moment before the next look. */
  public static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
