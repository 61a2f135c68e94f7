package io.tongji.verify.attack;

import java.util.BitSet;

/**
 * All that follows from equations by adding them up: the space of their rows, by elimination row by
 * row modulo the prime 2^31 − 1.
 *
 * <p>What follows over the rational numbers with denominators prime to it follows modulo a prime;
 * the factors here are 0, 1 and −1, so denominators are small.
 */
final class RowSpace {

  static final long PRIME = (1L << 31) - 1;

  private final int unknowns;
  private final LinearSum[] byPivot;
  private final long[] work;
  private final BitSet touched;

  /**
   * An empty space.
   *
   * @param unknowns number of the unknowns
   * @param marks number of further columns, which only mark what rows come from
   */
  RowSpace(int unknowns, int marks) {
    this.unknowns = unknowns;
    this.byPivot = new LinearSum[unknowns];
    this.work = new long[unknowns + marks];
    this.touched = new BitSet(unknowns + marks);
  }

  /** Adds a row. */
  void add(LinearSum row) {
    LinearSum residual = residual(row);
    if (!residual.isEmpty() && residual.unknowns()[0] < unknowns) {
      byPivot[residual.unknowns()[0]] = normalised(residual);
    }
  }

  /**
   * What a row adds to the space: the same for all rows that differ by what is in it, and nothing
   * for those in it. Factors are from 1 to the prime less 1.
   */
  LinearSum residual(LinearSum row) {
    for (int i = 0; i < row.unknowns().length; i++) {
      work[row.unknowns()[i]] = Math.floorMod(row.factors()[i], PRIME);
      touched.set(row.unknowns()[i]);
    }
    int column = touched.nextSetBit(0);
    while (column >= 0 && column < unknowns) {
      LinearSum pivotal = byPivot[column];
      if (pivotal != null && work[column] != 0) {
        subtract(pivotal, work[column]);
      }
      column = touched.nextSetBit(column + 1);
    }
    return harvest();
  }

  private void subtract(LinearSum row, long times) {
    int[] columns = row.unknowns();
    long[] factors = row.factors();
    long negative = PRIME - times;
    for (int i = 0; i < columns.length; i++) {
      work[columns[i]] = (work[columns[i]] + negative * factors[i]) % PRIME;
      touched.set(columns[i]);
    }
  }

  private LinearSum harvest() {
    int count = 0;
    for (int c = touched.nextSetBit(0); c >= 0; c = touched.nextSetBit(c + 1)) {
      count += work[c] == 0 ? 0 : 1;
    }
    int[] columns = new int[count];
    long[] factors = new long[count];
    int at = 0;
    for (int c = touched.nextSetBit(0); c >= 0; c = touched.nextSetBit(c + 1)) {
      if (work[c] != 0) {
        columns[at] = c;
        factors[at++] = work[c];
        work[c] = 0;
      }
    }
    touched.clear();
    return new LinearSum(columns, factors);
  }

  /** A row divided by its first factor, so that rows that are multiples are equal. */
  static LinearSum normalised(LinearSum row) {
    long inverse = inverse(row.factors()[0]);
    long[] factors = row.factors().clone();
    for (int i = 0; i < factors.length; i++) {
      factors[i] = factors[i] * inverse % PRIME;
    }
    return new LinearSum(row.unknowns(), factors);
  }

  /** The number by which one row is a multiple of another with the same normal form. */
  static long ratio(LinearSum row, LinearSum other) {
    return signed(row.factors()[0] * inverse(other.factors()[0]) % PRIME);
  }

  /** A remainder as the number nearest to 0. */
  static long signed(long remainder) {
    return remainder > PRIME / 2 ? remainder - PRIME : remainder;
  }

  private static long inverse(long factor) {
    long result = 1;
    long power = factor % PRIME;
    for (long exponent = PRIME - 2; exponent > 0; exponent >>= 1) {
      if ((exponent & 1) == 1) {
        result = result * power % PRIME;
      }
      power = power * power % PRIME;
    }
    return result;
  }
}
