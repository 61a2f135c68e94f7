package io.tongji.app.console;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The units of which returns are kept for the page of queries. As long as queries only end, they
 * stay the same, and what is kept can be read on; a unit that was not asked about before has a
 * history that nobody has read, so those of its time take their place.
 */
final class AskedUnits {

  private SortedSet<String> known = new TreeSet<>();

  /** Takes the units of the queries that are open now. */
  void ask(Collection<String> open) {
    if (!known.containsAll(open)) {
      known = new TreeSet<>(open);
    }
  }

  /** Those whose returns are to be kept, by code. */
  SortedSet<String> known() {
    return known;
  }
}
