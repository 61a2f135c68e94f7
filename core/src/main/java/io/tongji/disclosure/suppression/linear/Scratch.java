package io.tongji.disclosure.suppression.linear;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import java.util.function.IntPredicate;

/** A dense accumulator for sparse sums, cleared in the time of what was used of it. */
public final class Scratch {

  private final long[] sums;
  private final int[] stamps;
  private final IntArrayList used = new IntArrayList();
  private int stamp;

  /** An accumulator for indices from 0 to less than the size. */
  public Scratch(int size) {
    sums = new long[size];
    stamps = new int[size];
  }

  /** Sets all sums to zero. */
  public void clear() {
    stamp++;
    used.clear();
  }

  /** Adds a residue at an index. */
  public void add(int index, long residue) {
    if (stamps[index] != stamp) {
      stamps[index] = stamp;
      sums[index] = residue;
      used.add(index);
    } else {
      sums[index] = Residue.plus(sums[index], residue);
    }
  }

  /** Adds a multiple of a form. */
  public void add(long factor, SparseRow row) {
    for (int i = 0; i < row.indices().length; i++) {
      long residue = row.residues()[i];
      add(row.indices()[i], factor == 1 ? residue : Residue.times(factor, residue));
    }
  }

  /** The indices that were added to, in the order of their first time; some sums may be zero. */
  public IntArrayList used() {
    return used;
  }

  /** The sum at an index. */
  public long sum(int index) {
    return stamps[index] == stamp ? sums[index] : 0;
  }

  /** What was added, without zeros. */
  public SparseRow toRow() {
    int[] indices = used.toIntArray();
    Arrays.sort(indices);
    long[] residues = new long[indices.length];
    int n = 0;
    for (int index : indices) {
      if (sums[index] != 0) {
        indices[n] = index;
        residues[n++] = sums[index];
      }
    }
    return new SparseRow(Arrays.copyOf(indices, n), Arrays.copyOf(residues, n));
  }

  /** Keeps each entry of a list that the condition holds for, once. Clears the sums. */
  public void compact(IntArrayList list, IntPredicate keep) {
    clear();
    int n = 0;
    for (int i = 0; i < list.size(); i++) {
      int entry = list.getInt(i);
      if (stamps[entry] != stamp && keep.test(entry)) {
        list.set(n++, entry);
      }
      stamps[entry] = stamp;
    }
    list.size(n);
  }
}
