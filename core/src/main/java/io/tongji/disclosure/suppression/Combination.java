package io.tongji.disclosure.suppression;

import java.util.Arrays;

/**
 * A linear combination of atoms with integer coefficients: a cell, a residual, a difference of two
 * cells. Atoms ascend; no coefficient is zero.
 */
public final class Combination {

  private final int[] atoms;
  private final long[] coefficients;

  private Combination(int[] atoms, long[] coefficients) {
    this.atoms = atoms;
    this.coefficients = coefficients;
  }

  /** The sum of distinct atoms. */
  public static Combination sum(int... atoms) {
    int[] sorted = atoms.clone();
    Arrays.sort(sorted);
    long[] ones = new long[sorted.length];
    Arrays.fill(ones, 1);
    return new Combination(sorted, ones);
  }

  /**
   * This one with a multiple of another added.
   *
   * @throws ArithmeticException if a coefficient overflows
   */
  public Combination plus(long factor, Combination other) {
    int[] merged = new int[size() + other.size()];
    long[] sums = new long[merged.length];
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < size() || j < other.size()) {
      int left = i < size() ? atoms[i] : Integer.MAX_VALUE;
      int right = j < other.size() ? other.atoms[j] : Integer.MAX_VALUE;
      int atom = Math.min(left, right);
      long sum = left == atom ? coefficients[i++] : 0;
      if (right == atom) {
        sum = Math.addExact(sum, Math.multiplyExact(factor, other.coefficients[j++]));
      }
      if (sum != 0) {
        merged[n] = atom;
        sums[n++] = sum;
      }
    }
    return new Combination(Arrays.copyOf(merged, n), Arrays.copyOf(sums, n));
  }

  /** The number of atoms. */
  public int size() {
    return atoms.length;
  }

  /** The atom at a place from 0 to {@link #size()}. */
  public int atom(int place) {
    return atoms[place];
  }

  /** The coefficient of the atom at a place; not zero. */
  public long coefficient(int place) {
    return coefficients[place];
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < atoms.length; i++) {
      text.append(i == 0 ? "" : " + ").append(coefficients[i]).append("·").append(atoms[i]);
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Combination that
        && Arrays.equals(atoms, that.atoms)
        && Arrays.equals(coefficients, that.coefficients);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(atoms) + Arrays.hashCode(coefficients);
  }
}
