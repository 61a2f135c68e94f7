package io.tongji.log.topics;

import io.tongji.log.cluster.ProgressTimeout;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Topics that were created a moment ago: the controller answers before every broker has heard of
 * them, so the one that is asked may not know them yet.
 *
 * @param timeout how long to ask again
 */
public record NewTopics(Duration timeout) {

  /** After so long a broker knows of a topic that another one created. */
  public static final NewTopics KNOWN_BY_ALL = new NewTopics(Duration.ofSeconds(5));

  private static final Duration PAUSE = Duration.ofMillis(50);

  /** Asks until there is an answer, or time is up. */
  public <T> Optional<T> ask(Supplier<Optional<T>> question) {
    ProgressTimeout silence = new ProgressTimeout();
    Optional<T> answer = question.get();
    while (answer.isEmpty() && !silence.expired(timeout)) {
      ProgressTimeout.pause(PAUSE);
      answer = question.get();
    }
    return answer;
  }
}
