package io.tongji.verify.attack;

import java.util.List;

/**
 * Something that can be known and should not.
 *
 * @param what cell, month and measure, or the units of a place
 * @param by the holding that can compute it with its own returns; empty: anybody
 * @param whose holdings behind it
 * @param low least that it can be
 * @param high most that it can be; the same: it is known exactly
 * @param from the published records that it follows from
 */
public record Leak(
    String what, String by, List<String> whose, double low, double high, List<String> from)
    implements Comparable<Leak> {

  /** Copies the lists. */
  public Leak {
    whose = List.copyOf(whose);
    from = List.copyOf(from);
  }

  /** True if it is known to the last unit. */
  public boolean isExact() {
    return low == high;
  }

  /** One line for people and programs: names with values, without the amount itself. */
  @Override
  public String toString() {
    return "leak=%s by=%s whose=%s how=%s from=%s"
        .formatted(
            what,
            by.isEmpty() ? "anybody" : by,
            String.join(",", whose),
            isExact() ? "exact" : "interval",
            String.join("; ", from));
  }

  @Override
  public int compareTo(Leak other) {
    int byWhat = what.compareTo(other.what);
    return byWhat != 0 ? byWhat : by.compareTo(other.by);
  }
}
