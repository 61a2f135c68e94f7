package io.tongji.log.cluster;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.errors.InterruptException;

/** When something last got further: what tells long work from work that stands still. */
public final class Headway {

  private static final long GLANCE_MILLIS = 200;

  private final AtomicLong lastMove = new AtomicLong(System.nanoTime());
  private final AtomicLong reached = new AtomicLong(-1);

  /** Waits a moment before the next look. */
  public static void pause() {
    try {
      Thread.sleep(GLANCE_MILLIS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  /** It got further. */
  public void move() {
    lastMove.set(System.nanoTime());
  }

  /** It got so far; headway if that is not where it was. */
  public void reach(long place) {
    if (reached.getAndSet(place) != place) {
      move();
    }
  }

  /** True if there was no headway for so long. */
  public boolean stoodStill(Duration patience) {
    return System.nanoTime() - lastMove.get() > patience.toNanos();
  }
}
