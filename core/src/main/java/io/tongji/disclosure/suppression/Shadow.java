package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.Suppression.Cause;
import io.tongji.disclosure.suppression.linear.Residue;
import io.tongji.disclosure.suppression.linear.SparseRow;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The shadow table: integer changes of the atoms that no published cell shows and every target
 * does. However it was found, sums in integers prove that no target is derivable.
 */
final class Shadow {

  private static final int ATTEMPTS = 8;
  private static final long LARGEST_FACTOR = 1 << 20;
  private static final long LARGEST_ENTRY = 1L << 36;

  private Shadow() {}

  /**
   * A shadow table of what is published.
   *
   * @throws IllegalStateException if none is found, so that nothing is proved
   */
  static long[] find(Table table, Cause[] causes, Kernel kernel, Targets targets) {
    long[] scales = scales(kernel);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      long[] changes = combine(kernel, scales, new SplittableRandom(attempt));
      requireUnseen(table, causes, changes);
      if (changesAll(targets, changes)) {
        return changes;
      }
    }
    throw new IllegalStateException("no shadow table changes every target");
  }

  /** By free atom, what makes its relation a relation of integers; 0 if nothing small does. */
  private static long[] scales(Kernel kernel) {
    long[] scales = new long[kernel.atoms()];
    Arrays.fill(scales, 1);
    for (int atom = 0; atom < kernel.atoms(); atom++) {
      SparseRow row = kernel.row(atom);
      for (int i = 0; i < row.indices().length; i++) {
        int free = row.indices()[i];
        scales[free] *= denominator(Residue.times(row.residues()[i], scales[free]));
        scales[free] = scales[free] > LARGEST_FACTOR ? 0 : scales[free];
      }
    }
    return scales;
  }

  /** The least factor that makes a residue a small integer; 0 if none is small. */
  static long denominator(long residue) {
    long product = residue;
    for (long factor = 1; factor <= 64; factor++) {
      if (Math.abs(Residue.toInteger(product)) <= LARGEST_ENTRY) {
        return factor;
      }
      product = Residue.plus(product, residue);
    }
    return 0;
  }

  private static long[] combine(Kernel kernel, long[] scales, SplittableRandom random) {
    long[] drawn = random.longs(kernel.atoms(), 1, LARGEST_FACTOR).toArray();
    long[] changes = new long[kernel.atoms()];
    for (int atom = 0; atom < changes.length; atom++) {
      SparseRow row = kernel.row(atom);
      long sum = 0;
      for (int i = 0; i < row.indices().length; i++) {
        int free = row.indices()[i];
        long scaled = Residue.times(row.residues()[i], Residue.of(scales[free]));
        sum = Math.addExact(sum, Math.multiplyExact(drawn[free], Residue.toInteger(scaled)));
      }
      changes[atom] = sum;
    }
    return changes;
  }

  private static void requireUnseen(Table table, Cause[] causes, long[] changes) {
    for (int[] cell : PublishedCells.all(table, causes)) {
      long sum = 0;
      for (int atom : cell) {
        sum = Math.addExact(sum, changes[atom]);
      }
      if (sum != 0) {
        throw new IllegalStateException("the shadow table shows in " + Arrays.toString(cell));
      }
    }
  }

  private static boolean changesAll(Targets targets, long[] changes) {
    for (int target = 0; target < targets.size(); target++) {
      if (valueOf(targets.combination(target), changes) == 0) {
        return false;
      }
    }
    return true;
  }

  private static long valueOf(Combination combination, long[] changes) {
    long sum = 0;
    for (int i = 0; i < combination.size(); i++) {
      long change = Math.multiplyExact(combination.coefficient(i), changes[combination.atom(i)]);
      sum = Math.addExact(sum, change);
    }
    return sum;
  }
}
