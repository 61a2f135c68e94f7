package io.tongji.disclosure.suppression;

import it.unimi.dsi.fastutil.ints.Int2LongLinkedOpenHashMap;

/** An alternative table, by its differences from the true one: a sum of exchanges. */
final class Change {

  private final Int2LongLinkedOpenHashMap changes = new Int2LongLinkedOpenHashMap();

  /** Adds a multiple of an exchange. */
  void add(Exchanges exchanges, int free, long times) {
    for (int place = exchanges.first(free); place < exchanges.first(free + 1); place++) {
      long change = Math.multiplyExact(times, exchanges.coefficient(place));
      int atom = exchanges.atom(place);
      changes.put(atom, Math.addExact(changes.get(atom), change));
    }
  }

  /** Adds to the change of an atom. */
  void add(int atom, long by) {
    if (by != 0) {
      changes.put(atom, Math.addExact(changes.get(atom), by));
    }
  }

  /** Adds a multiple of another change. */
  void add(long times, Change other) {
    for (int atom : other.atoms()) {
      long change = Math.multiplyExact(times, other.at(atom));
      changes.put(atom, Math.addExact(changes.get(atom), change));
    }
  }

  long at(int atom) {
    return changes.get(atom);
  }

  /** The atoms that may change; some may be unchanged in the end. */
  int[] atoms() {
    return changes.keySet().toIntArray();
  }

  /** The change of a figure. */
  long of(Combination figure) {
    long sum = 0;
    for (int i = 0; i < figure.size(); i++) {
      long change = at(figure.atom(i));
      sum = Math.addExact(sum, Math.multiplyExact(figure.coefficient(i), change));
    }
    return sum;
  }
}
