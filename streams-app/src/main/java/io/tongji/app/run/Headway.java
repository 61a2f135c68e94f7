package io.tongji.app.run;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** When something last got further: what tells long work from work that stands still. */
final class Headway {

  private final AtomicLong lastMove = new AtomicLong(System.nanoTime());
  private final AtomicLong reached = new AtomicLong(-1);

  /** It got further. */
  void move() {
    lastMove.set(System.nanoTime());
  }

  /** It got so far; headway if that is not where it was. */
  void reach(long place) {
    if (reached.getAndSet(place) != place) {
      move();
    }
  }

  /** True if there was no headway for so long. */
  boolean stoodStill(Duration patience) {
    return System.nanoTime() - lastMove.get() > patience.toNanos();
  }
}
