package io.tongji.editing;

import java.util.Arrays;

/** Pairs of figures, in no order, some of them alike; sixteen bytes each. */
final class PairBag {

  private long[] pairs = new long[16];
  private int end;

  void add(long now, long before) {
    if (end == pairs.length) {
      pairs = Arrays.copyOf(pairs, 2 * end);
    }
    pairs[end++] = now;
    pairs[end++] = before;
  }

  /** Takes one such pair out; it must be there. */
  void remove(long now, long before) {
    for (int at = 0; at < end; at += 2) {
      if (pairs[at] == now && pairs[at + 1] == before) {
        end -= 2;
        pairs[at] = pairs[end];
        pairs[at + 1] = pairs[end + 1];
        return;
      }
    }
    throw new IllegalStateException("no such pair: " + now + ", " + before);
  }

  /** How many pairs. */
  int size() {
    return end / 2;
  }

  /** Sum of the figures. */
  long now() {
    long sum = 0;
    for (int at = 0; at < end; at += 2) {
      sum += pairs[at];
    }
    return sum;
  }

  /** Sum of the figures of the year before. */
  long before() {
    long sum = 0;
    for (int at = 1; at < end; at += 2) {
      sum += pairs[at];
    }
    return sum;
  }

  /** How many pairs have both figures above 0. */
  int comparable() {
    int count = 0;
    for (int at = 0; at < end; at += 2) {
      count += pairs[at] > 0 && pairs[at + 1] > 0 ? 1 : 0;
    }
    return count;
  }

  /** Copies those into arrays from a place on; the place behind them. */
  int copyComparable(double[] now, double[] before, int from) {
    int to = from;
    for (int at = 0; at < end; at += 2) {
      if (pairs[at] > 0 && pairs[at + 1] > 0) {
        now[to] = pairs[at];
        before[to++] = pairs[at + 1];
      }
    }
    return to;
  }
}
