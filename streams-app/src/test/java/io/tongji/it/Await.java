package io.tongji.it;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Waits for a condition, not for a time. */
final class Await {

  private static final Duration BETWEEN = Duration.ofMillis(200);

  private Await() {}

  /** Asks until the answer is as wanted or the time is over; gives the last answer. */
  static <T extends @Nullable Object> T until(
      Duration limit, Callable<T> question, Predicate<T> wanted) throws Exception {
    return until(limit, BETWEEN, question, wanted);
  }

  /** The same, and asks that often. */
  static <T extends @Nullable Object> T until(
      Duration limit, Duration between, Callable<T> question, Predicate<T> wanted)
      throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    T answer = question.call();
    while (!wanted.test(answer) && System.nanoTime() < deadline) {
      Thread.sleep(between.toMillis());
      answer = question.call();
    }
    return answer;
  }
}
