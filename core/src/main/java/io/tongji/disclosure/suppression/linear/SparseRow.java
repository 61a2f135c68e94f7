package io.tongji.disclosure.suppression.linear;

import java.util.Arrays;

/**
 * A linear form of few terms modulo the prime: ascending indices with residues that are not zero.
 */
public record SparseRow(int[] indices, long[] residues) {

  /** The form that is the variable of an index. */
  public static SparseRow unit(int index) {
    return new SparseRow(new int[] {index}, new long[] {1});
  }

  /** True if no term is left. */
  public boolean isZero() {
    return indices.length == 0;
  }

  /** The residue at an index; 0 where there is no term. */
  public long at(int index) {
    int place = Arrays.binarySearch(indices, index);
    return place < 0 ? 0 : residues[place];
  }

  /** This one times a residue that is not zero. */
  public SparseRow times(long factor) {
    long[] products = new long[residues.length];
    for (int i = 0; i < products.length; i++) {
      products[i] = Residue.times(residues[i], factor);
    }
    return new SparseRow(indices, products);
  }

  /** This one less a multiple of another. */
  public SparseRow minus(long factor, SparseRow other) {
    if (factor == 0) {
      return this;
    }
    int[] merged = new int[indices.length + other.indices.length];
    long[] differences = new long[merged.length];
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < indices.length || j < other.indices.length) {
      int left = i < indices.length ? indices[i] : Integer.MAX_VALUE;
      int right = j < other.indices.length ? other.indices[j] : Integer.MAX_VALUE;
      int index = Math.min(left, right);
      long residue = left == index ? residues[i++] : 0;
      if (right == index) {
        residue = Residue.minus(residue, Residue.times(factor, other.residues[j++]));
      }
      if (residue != 0) {
        merged[n] = index;
        differences[n++] = residue;
      }
    }
    return new SparseRow(Arrays.copyOf(merged, n), Arrays.copyOf(differences, n));
  }
}
