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

  private final Map<K, Numbered<T>> standing = new LinkedHashMap<>();

  /**
   * A record under its number.
   *
   * @param content all that makes two records the same
   */
  record Numbered<T>(T handedIn, Object content, int number) {

    /** The highest number stands; of equals the first; an absent number (0) is the next one. */
    static <T> Numbered<T> after(@Nullable Numbered<T> before, Numbered<T> next) {
      if (before == null) {
        return new Numbered<>(next.handedIn(), next.content(), Math.max(next.number(), 1));
      }
      if (next.number() == 0) {
        return next.content().equals(before.content())
            ? before
            : new Numbered<>(next.handedIn(), next.content(), before.number() + 1);
      }
      return next.number() > before.number() ? next : before;
    }
  }

  /** Takes the next record of the log. */
  void take(K key, Numbered<T> next) {
    standing.put(key, Numbered.after(standing.get(key), next));
  }

  /** All records in force. */
  Collection<T> inForce() {
    return standing.values().stream().map(Numbered::handedIn).toList();
  }
}
