package io.tongji.verify;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record in force of each key, found by going through the log once.
 *
 * @param <K> what a record is about
 * @param <T> the record
 */
final class RevisionsInForce<K, T> {

  private final Map<K, Standing<T>> standing = new LinkedHashMap<>();

  /**
   * A record under its number.
   *
   * @param content all that makes two records the same
   */
  record Standing<T>(T handedIn, Object content, int number) {

    /** The highest number stands; of equals the first; an absent number (0) is the next one. */
    static <T> Standing<T> after(@Nullable Standing<T> before, Standing<T> next) {
      if (before == null) {
        return new Standing<>(next.handedIn(), next.content(), Math.max(next.number(), 1));
      }
      if (next.number() == 0) {
        return next.content().equals(before.content())
            ? before
            : new Standing<>(next.handedIn(), next.content(), before.number() + 1);
      }
      return next.number() > before.number() ? next : before;
    }
  }

  /** Takes the next record of the log. */
  void take(K key, Standing<T> next) {
    standing.put(key, Standing.after(standing.get(key), next));
  }

  /** All records in force. */
  Collection<T> inForce() {
    return standing.values().stream().map(Standing::handedIn).toList();
  }
}
