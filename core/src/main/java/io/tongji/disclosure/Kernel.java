package io.tongji.disclosure;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;

/**
 * The changes of atoms that no published cell shows: the kernel of the matrix of published cells,
 * modulo a prime. Some atoms are free: whatever change is chosen for them, those of the others
 * follow from it, as linear forms in the free ones. At first all atoms are free; each published
 * cell that does not follow from earlier ones binds one more.
 *
 * <p>This is Gauss elimination (Langsrud, “Secondary Cell Suppression by Gaussian Elimination: An
 * Algorithm Suitable for Handling Issues with Zeros and Singletons”, Privacy in Statistical
 * Databases 2024) with the kernel in place of the cells: cells are reduced when their turn comes.
 */
final class Kernel {

  private final SparseRow[] rows;
  private final IntArrayList[] users;
  private final int[] uses;
  private final Scratch scratch;
  private int rank;

  Kernel(int atoms) {
    rows = new SparseRow[atoms];
    users = new IntArrayList[atoms];
    uses = new int[atoms];
    scratch = new Scratch(atoms);
    for (int atom = 0; atom < atoms; atom++) {
      rows[atom] = SparseRow.unit(atom);
      users[atom] = IntArrayList.of(atom);
      uses[atom] = 1;
    }
  }

  /** The number of independent cells that are published. */
  int rank() {
    return rank;
  }

  int atoms() {
    return rows.length;
  }

  /** The change of an atom, as a form in the free atoms. */
  SparseRow row(int atom) {
    return rows[atom];
  }

  /** The change of a sum of atoms, as a form in the free atoms; zero if it is derivable. */
  SparseRow reduce(int[] cell) {
    scratch.clear();
    for (int atom : cell) {
      scratch.add(1, rows[atom]);
    }
    return scratch.toRow();
  }

  /** The same for a combination. */
  SparseRow reduce(Combination combination) {
    scratch.clear();
    for (int i = 0; i < combination.size(); i++) {
      scratch.add(Residue.of(combination.coefficient(i)), rows[combination.atom(i)]);
    }
    return scratch.toRow();
  }

  /** The free atom of a form on which the fewest atoms depend; the first of equals. */
  int pivot(SparseRow form) {
    int best = form.indices()[0];
    for (int index : form.indices()) {
      if (uses[index] < uses[best]) {
        best = index;
      }
    }
    return best;
  }

  /** The atoms that depend on a free one, in an order that is always the same. */
  int[] dependents(int free) {
    IntArrayList list = users[free];
    if (list.size() > uses[free]) {
      scratch.compact(list, atom -> rows[atom].at(free) != 0);
    }
    return list.toIntArray();
  }

  /** Publishes a cell: its form becomes zero, and one of its free atoms is bound. */
  void bind(SparseRow form, int pivot) {
    long inverse = Residue.inverse(form.at(pivot));
    for (int atom : dependents(pivot)) {
      long factor = Residue.times(rows[atom].at(pivot), inverse);
      rows[atom] = minus(atom, factor, form);
    }
    users[pivot] = new IntArrayList(0);
    rank++;
  }

  private SparseRow minus(int atom, long factor, SparseRow form) {
    SparseRow row = rows[atom];
    int[] left = row.indices();
    int[] right = form.indices();
    int[] indices = new int[left.length + right.length];
    long[] residues = new long[indices.length];
    int n = 0;
    int i = 0;
    int j = 0;
    while (i < left.length || j < right.length) {
      int l = i < left.length ? left[i] : Integer.MAX_VALUE;
      int r = j < right.length ? right[j] : Integer.MAX_VALUE;
      int index = Math.min(l, r);
      long residue = l == index ? row.residues()[i++] : 0;
      if (r == index) {
        residue = Residue.minus(residue, Residue.times(factor, form.residues()[j++]));
        count(atom, index, l == index, residue != 0);
      }
      if (residue != 0) {
        indices[n] = index;
        residues[n++] = residue;
      }
    }
    return new SparseRow(Arrays.copyOf(indices, n), Arrays.copyOf(residues, n));
  }

  private void count(int atom, int index, boolean before, boolean after) {
    if (!before && after) {
      users[index].add(atom);
      uses[index]++;
    } else if (before && !after) {
      uses[index]--;
    }
  }
}
