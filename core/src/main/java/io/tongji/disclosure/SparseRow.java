package io.tongji.disclosure;

import java.util.Arrays;

/**
 * A linear form of few terms modulo the prime: ascending indices with residues that are not zero.
 */
record SparseRow(int[] indices, long[] residues) {

  static SparseRow unit(int index) {
    return new SparseRow(new int[] {index}, new long[] {1});
  }

  boolean isZero() {
    return indices.length == 0;
  }

  /** The residue at an index; 0 where there is no term. */
  long at(int index) {
    int place = Arrays.binarySearch(indices, index);
    return place < 0 ? 0 : residues[place];
  }
}
