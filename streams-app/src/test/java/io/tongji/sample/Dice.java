package io.tongji.sample;

import java.util.List;

/**
 * Chance without state: the same key always falls the same way, so one more firm leaves the others
 * as they were. Integers only, so that every machine and every JDK agrees.
 */
final class Dice {
  private static final long SEED = 2024_0226L;

  private Dice() {}

  /** A number from 0 to {@code bound} - 1. */
  static int below(int bound, Object... key) {
    return (int) Long.remainderUnsigned(mix(key), bound);
  }

  /** A number from {@code low} to {@code high}, both included. */
  static int between(int low, int high, Object... key) {
    return low + below(high - low + 1, key);
  }

  /** True once in {@code n} keys on average. */
  static boolean oneIn(int n, Object... key) {
    return below(n, key) == 0;
  }

  /** One of the options. */
  static <T> T pick(List<T> options, Object... key) {
    return options.get(below(options.size(), key));
  }

  private static long mix(Object... key) {
    long hash = 0xcbf29ce484222325L ^ SEED;
    for (Object part : key) {
      for (char c : String.valueOf(part).toCharArray()) {
        hash = (hash ^ c) * 0x100000001b3L;
      }
      hash = (hash ^ '|') * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
    hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
    return hash ^ (hash >>> 31);
  }
}
