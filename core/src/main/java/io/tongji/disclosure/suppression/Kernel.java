package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.linear.Residue;
import io.tongji.disclosure.suppression.linear.Scratch;
import io.tongji.disclosure.suppression.linear.SparseRow;
import it.unimi.dsi.fastutil.ints.IntArrayList;

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

  /** The changes that show in no sum that is known of a table. */
  Kernel(Table table) {
    this(table, 0);
  }

  /**
   * A kernel in whose forms other unknowns may come in.
   *
   * @param others their number; they stand behind the atoms, and are never bound
   */
  Kernel(Table table, int others) {
    int atoms = table.atoms();
    rows = new SparseRow[atoms];
    users = new IntArrayList[atoms + others];
    uses = new int[atoms + others];
    scratch = new Scratch(atoms + others);
    for (int atom = 0; atom < atoms; atom++) {
      rows[atom] = SparseRow.unit(atom);
      users[atom] = IntArrayList.of(atom);
      uses[atom] = 1;
    }
    for (int other = atoms; other < atoms + others; other++) {
      users[other] = new IntArrayList(0);
    }
    for (int[] known : table.known()) {
      SparseRow form = reduce(known);
      if (!form.isZero()) {
        bind(form, pivot(form));
      }
    }
  }

  /** The number of atoms and other unknowns. */
  int unknowns() {
    return uses.length;
  }

  /** The number of independent sums that are known, and cells that are published. */
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

  /** The change of a combination of atoms, as a form in the free atoms. */
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
      if (index < rows.length && uses[index] < uses[best]) {
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
      SparseRow before = rows[atom];
      rows[atom] = before.minus(factor, form);
      count(atom, before, form);
    }
    users[pivot] = new IntArrayList(0);
    rank++;
  }

  /** Counts the free atoms of a form that an atom depends on now, or no longer. */
  private void count(int atom, SparseRow before, SparseRow form) {
    int[] was = before.indices();
    int[] is = rows[atom].indices();
    int i = 0;
    int j = 0;
    for (int index : form.indices()) {
      while (i < was.length && was[i] < index) {
        i++;
      }
      while (j < is.length && is[j] < index) {
        j++;
      }
      boolean used = i < was.length && was[i] == index;
      boolean remains = j < is.length && is[j] == index;
      if (!used && remains) {
        users[index].add(atom);
        uses[index]++;
      } else if (used && !remains) {
        uses[index]--;
      }
    }
  }
}
