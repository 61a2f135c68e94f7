package io.tongji.it;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * A part of a copy that is sent in the background: some of it at once, some evenly over a few
 * seconds, and the rest when it is asked to end. So it goes on until then, however long that takes.
 */
final class Feeding {

  private static final Duration EVENLY = Duration.ofSeconds(4);
  private static final int REST = 20;

  private final CountDownLatch ending = new CountDownLatch(1);
  private final CompletableFuture<Void> sent;

  private Feeding(Copy copy, int records) {
    sent = CompletableFuture.runAsync(() -> send(copy, records));
  }

  /** Begins to send so many records. */
  static Feeding begin(Copy copy, int records) {
    return new Feeding(copy, records);
  }

  private void send(Copy copy, int records) {
    int rest = records / REST;
    int atOnce = (records - rest) / 2;
    try {
      copy.send(atOnce, Duration.ZERO);
      copy.send(records - rest - atOnce, EVENLY);
      ending.await();
      copy.send(rest, Duration.ZERO);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends the rest, and waits until all is acknowledged. */
  void end() {
    ending.countDown();
    sent.join();
  }
}
