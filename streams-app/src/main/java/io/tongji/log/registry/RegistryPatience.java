package io.tongji.log.registry;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a registry that is away, so that its outage never decides the fate of a record. */
public final class RegistryPatience {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryPatience.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONG = Duration.ofDays(1);

  private final Duration limit;
  private final AtomicBoolean away;
  private volatile boolean over;

  RegistryPatience(Duration limit, AtomicBoolean away) {
    this.limit = limit;
    this.away = away;
  }

  /** Asks until there is an answer, the limit has passed, the thread is interrupted, or the end. */
  public <R> R ask(Supplier<R> question) {
    long started = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        R answer = question.get();
        noteReturn();
        return answer;
      } catch (RegistryUnavailableException e) {
        noteOutage(e);
        Duration left = limit.minusNanos(System.nanoTime() - started);
        if (over || left.isNegative() || left.isZero()) {
          throw e;
        }
        sleep(pause.compareTo(left) < 0 ? pause : left);
        Duration doubled = pause.multipliedBy(2);
        pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
      }
    }
  }

  /** Ends the waiting at its next try. */
  public void end() {
    over = true;
  }

  private void noteOutage(RegistryUnavailableException e) {
    boolean first = away.compareAndSet(false, true);
    // Whoever waits for a limited time learns it from the exception at its end.
    if (first && limit.compareTo(LONG) > 0) {
      LOG.warn("Waiting for the schema registry, no record is skipped: {}", e.getMessage());
    }
  }

  private void noteReturn() {
    if (away.compareAndSet(true, false)) {
      LOG.info("The schema registry answers again");
    }
  }

  private static void sleep(Duration pause) {
    try {
      Thread.sleep(Math.max(1, pause.toMillis()));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
