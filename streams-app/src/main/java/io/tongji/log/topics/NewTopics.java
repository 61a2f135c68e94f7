package io.tongji.log.topics;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;

/**
 * Topics that were created a moment ago: the controller answers before every broker has heard of
 * them, so the one that is asked may not know them yet.
 *
 * @param timeout how long to ask again
 */
public record NewTopics(Duration timeout) {

  private static final long PAUSE_MILLIS = 50;

  /** Asks until there is an answer, or time is up. */
  public <T> Optional<T> ask(Supplier<Optional<T>> question) {
    long started = System.nanoTime();
    Optional<T> answer = question.get();
    while (answer.isEmpty() && System.nanoTime() - started <= timeout.toNanos()) {
      pause();
      answer = question.get();
    }
    return answer;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
