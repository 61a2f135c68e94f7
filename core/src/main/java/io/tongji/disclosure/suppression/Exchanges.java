package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.linear.Residue;
import io.tongji.disclosure.suppression.linear.SparseRow;
import java.util.Arrays;

/**
 * The kernel in integers: for each free atom the exchange that a change of it by one (or by a small
 * number) entails, so that no published cell changes. Exchanges are short; all changes that nobody
 * sees are sums of them.
 */
final class Exchanges {

  private static final long LARGEST_COEFFICIENT = 1 << 20;
  private static final int LARGEST_SCALE = 64;

  private final Kernel kernel;
  private final int[] firsts;
  private final int[] atoms;
  private final long[] coefficients;
  private final int[] scales;

  Exchanges(Kernel kernel) {
    this.kernel = kernel;
    int size = kernel.unknowns();
    scales = new int[size];
    Arrays.fill(scales, 1);
    firsts = new int[size + 1];
    for (int atom = 0; atom < kernel.atoms(); atom++) {
      SparseRow row = kernel.row(atom);
      for (int i = 0; i < row.indices().length; i++) {
        int free = row.indices()[i];
        firsts[free + 1]++;
        scales[free] = scale(scales[free], row.residues()[i]);
      }
    }
    for (int free = 0; free < size; free++) {
      firsts[free + 1] += firsts[free];
    }
    atoms = new int[firsts[size]];
    coefficients = new long[firsts[size]];
    int[] next = firsts.clone();
    for (int atom = 0; atom < kernel.atoms(); atom++) {
      SparseRow row = kernel.row(atom);
      for (int i = 0; i < row.indices().length; i++) {
        int free = row.indices()[i];
        int place = next[free]++;
        atoms[place] = atom;
        coefficients[place] = integer(free, row.residues()[i]);
      }
    }
  }

  /** The least multiple of a scale that makes an integer of a residue too; 0 if none is small. */
  private static int scale(int scale, long residue) {
    for (int factor = 1; scale * factor <= LARGEST_SCALE && scale > 0; factor++) {
      long product = Residue.times(residue, (long) scale * factor);
      if (Math.abs(Residue.toInteger(product)) <= LARGEST_COEFFICIENT) {
        return scale * factor;
      }
    }
    return 0;
  }

  private long integer(int free, long residue) {
    return Residue.toInteger(Residue.times(residue, scales[free]));
  }

  /** Whether an atom is free, and its exchange one of integers. */
  boolean exists(int free) {
    return firsts[free] < firsts[free + 1] && scales[free] > 0;
  }

  /** By how much an exchange changes its unknown. */
  int scale(int free) {
    return scales[free];
  }

  /** The first place of an exchange; that of the next free atom is behind its last. */
  int first(int free) {
    return firsts[free];
  }

  int atom(int place) {
    return atoms[place];
  }

  long coefficient(int place) {
    return coefficients[place];
  }

  /** By how much one exchange changes a figure, from the figure's form. */
  long gain(int free, long residue) {
    return integer(free, residue);
  }

  Kernel kernel() {
    return kernel;
  }
}
