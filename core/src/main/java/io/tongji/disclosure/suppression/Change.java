package io.tongji.disclosure.suppression;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * An alternative table, by its differences from the true one: a sum of exchanges. Atoms ascend; no
 * difference is zero.
 */
final class Change {

  private final int[] atoms;
  private final long[] differences;

  private Change(int[] atoms, long[] differences) {
    this.atoms = atoms;
    this.differences = differences;
  }

  /** The number of atoms that differ. */
  int size() {
    return atoms.length;
  }

  /** The atom at a place from 0 to {@link #size()}. */
  int atom(int place) {
    return atoms[place];
  }

  /** The difference of the atom at a place. */
  long difference(int place) {
    return differences[place];
  }

  /**
   * The difference of a figure.
   *
   * @throws ArithmeticException if it overflows
   */
  long of(Combination figure) {
    long sum = 0;
    int from = 0;
    for (int i = 0; i < figure.size() && from < atoms.length; i++) {
      int place = Arrays.binarySearch(atoms, from, atoms.length, figure.atom(i));
      if (place >= 0) {
        sum = Math.addExact(sum, Math.multiplyExact(figure.coefficient(i), differences[place]));
      }
      from = place >= 0 ? place + 1 : -place - 1;
    }
    return sum;
  }

  /**
   * A multiple.
   *
   * @throws ArithmeticException if a difference overflows
   */
  Change times(long factor) {
    long[] products = new long[differences.length];
    for (int place = 0; place < products.length; place++) {
      products[place] = Math.multiplyExact(factor, differences[place]);
    }
    return new Change(atoms, products);
  }

  /** A sum of exchanges while it is made; it can be used again. */
  static final class RunningSum {

    private final long[] sums;
    private final IntArrayList used = new IntArrayList();

    RunningSum(int atoms) {
      sums = new long[atoms];
    }

    void clear() {
      for (int i = 0; i < used.size(); i++) {
        sums[used.getInt(i)] = 0;
      }
      used.clear();
    }

    /**
     * Adds a multiple of an exchange.
     *
     * @throws ArithmeticException if a difference overflows
     */
    RunningSum add(Exchanges exchanges, int free, long times) {
      for (int place = exchanges.first(free); place < exchanges.first(free + 1); place++) {
        add(exchanges.atom(place), Math.multiplyExact(times, exchanges.coefficient(place)));
      }
      return this;
    }

    private void add(int atom, long by) {
      if (sums[atom] == 0) {
        used.add(atom);
      }
      sums[atom] = Math.addExact(sums[atom], by);
    }

    /** By how much an atom differs. */
    long at(int atom) {
      return sums[atom];
    }

    Change toChange() {
      int[] atoms = used.intStream().filter(atom -> sums[atom] != 0).distinct().sorted().toArray();
      return new Change(atoms, Arrays.stream(atoms).mapToLong(this::at).toArray());
    }
  }
}
