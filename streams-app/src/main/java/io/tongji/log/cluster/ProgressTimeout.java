package io.tongji.log.cluster;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.InterruptException;

/** When some work last got further: distinguishes long work from work that stands still. */
public final class ProgressTimeout {

  private static final Duration PAUSE = Duration.ofMillis(100);

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

  /** Waits 100 ms before the next look at brokers, which notify nobody. */
  public static void pause() {
    pause(PAUSE);
  }

  /**
   * Waits.
   *
   * @throws InterruptException if the thread is interrupted
   */
  public static void pause(Duration pause) {
    try {
      Thread.sleep(pause.toMillis());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
