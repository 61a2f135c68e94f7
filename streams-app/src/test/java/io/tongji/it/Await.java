package io.tongji.it;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Waits for a condition, not for a time. */
final class Await {

  private static final long BETWEEN_MILLIS = 200;

  private Await() {}

  /** Asks until the answer is as wanted or the time is over; gives the last answer. */
  static <T extends @Nullable Object> T until(
      Duration limit, Callable<T> question, Predicate<T> wanted) throws Exception {
    long deadline = System.nanoTime() + limit.toNanos();
    T answer = question.call();
    while (!wanted.test(answer) && System.nanoTime() < deadline) {
      Thread.sleep(BETWEEN_MILLIS);
      answer = question.call();
    }
    return answer;
  }
}
