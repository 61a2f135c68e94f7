package io.tongji.disclosure.suppression;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What is left of a cell without another one that lies in it: a town without its industry, a zone
 * without a platform. Whoever sees both cells subtracts them, so a small remainder is judged as a
 * cell, although nobody means to publish it.
 */
final class Remainders {

  /** A remainder of more atoms is like any other large sum. */
  private static final int MOST_ATOMS = 32;

  private final List<int[]> cells;
  private final List<IntArrayList> cellsOfAtom = new ArrayList<>();
  private final int[] marks;

  /**
   * The remainders of what may be published or is known already.
   *
   * @param unsafe cells that are not published
   */
  Remainders(Table table, BitSet unsafe) {
    cells = new ArrayList<>(List.of(table.known()));
    for (int cell = 0; cell < table.cells(); cell++) {
      if (!unsafe.get(cell)) {
        cells.add(table.cell(cell));
      }
    }
    for (int atom = 0; atom < table.atoms(); atom++) {
      cellsOfAtom.add(new IntArrayList());
    }
    for (int cell = 0; cell < cells.size(); cell++) {
      for (int atom : cells.get(cell)) {
        cellsOfAtom.get(atom).add(cell);
      }
    }
    marks = new int[table.atoms()];
  }

  /** The remainders, by the cell that is subtracted. */
  List<Combination> all() {
    List<Combination> all = new ArrayList<>();
    for (int number = 0; number < cells.size(); number++) {
      int[] inner = cells.get(number);
      if (inner.length > 0) {
        for (int atom : inner) {
          marks[atom] = number + 1;
        }
        for (int outer : cellsOfAtom.get(inner[0])) {
          addRemainder(cells.get(outer), inner.length, number + 1, all);
        }
      }
    }
    return all;
  }

  private void addRemainder(int[] outer, int inside, int mark, List<Combination> all) {
    int left = outer.length - inside;
    if (left > 0 && left <= MOST_ATOMS) {
      IntArrayList rest = new IntArrayList(left);
      for (int atom : outer) {
        if (marks[atom] != mark) {
          rest.add(atom);
        }
      }
      if (rest.size() == left) {
        all.add(Combination.sum(rest.toIntArray()));
      }
    }
  }
}
