package io.tongji.disclosure.suppression;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * How many cells any method has to suppress besides the unsafe ones, at least. Where a cell is the
 * sum of others, and one of them all is unsafe, one more must not be published. The fewest cells
 * that meet all such sums are found by an integer programme. Atoms, holdings and bounds ask for
 * more, so the true least number is higher.
 */
final class LeastSecondaries {

  private final Table table;
  private final List<IntArrayList> cellsOfAtom = new ArrayList<>();
  private final BitSet left = new BitSet();

  private LeastSecondaries(Table table) {
    this.table = table;
    for (int atom = 0; atom < table.atoms(); atom++) {
      cellsOfAtom.add(new IntArrayList());
    }
    for (int cell = 0; cell < table.cells(); cell++) {
      for (int atom : table.cell(cell)) {
        cellsOfAtom.get(atom).add(cell);
      }
    }
  }

  /** The bound, if some cells are unsafe. */
  static long of(Table table, BitSet unsafe) {
    Set<List<Integer>> sums = new LeastSecondaries(table).withOne(unsafe);
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    TreeMap<Integer, Variable> suppressed = new TreeMap<>();
    for (List<Integer> sum : sums) {
      Expression some = model.newExpression("sum " + sum).lower(1);
      for (int cell : sum) {
        some.set(
            suppressed.computeIfAbsent(
                cell, added -> model.newVariable("cell " + added).binary().weight(1)),
            1);
      }
    }
    Optimisation.Result result = model.minimise();
    if (!result.getState().isOptimal()) {
      throw new IllegalStateException("no optimum: " + result.getState());
    }
    return Math.round(result.getValue());
  }

  /** Of the sums with one unsafe cell, the others. */
  private Set<List<Integer>> withOne(BitSet unsafe) {
    Set<List<Integer>> sums = new LinkedHashSet<>();
    for (int whole = 0; whole < table.cells(); whole++) {
      for (int part : parts(whole)) {
        IntArrayList sum = sum(whole, part);
        if (sum != null && sum.intStream().filter(unsafe::get).count() == 1) {
          sums.add(sum.intStream().filter(cell -> !unsafe.get(cell)).sorted().boxed().toList());
        }
      }
    }
    sums.removeIf(List::isEmpty);
    return sums;
  }

  /** The cells within a cell that have its first atom. */
  private int[] parts(int whole) {
    int[] atoms = table.cell(whole);
    open(whole);
    return atoms.length < 2
        ? new int[0]
        : cellsOfAtom.get(atoms[0]).intStream().filter(cell -> fits(cell, whole)).toArray();
  }

  private void open(int whole) {
    left.clear();
    for (int atom : table.cell(whole)) {
      left.set(atom);
    }
  }

  private boolean fits(int cell, int whole) {
    int[] atoms = table.cell(cell);
    if (atoms.length >= table.cell(whole).length) {
      return false;
    }
    for (int atom : atoms) {
      if (!left.get(atom)) {
        return false;
      }
    }
    return true;
  }

  /** A cell with others that it is the sum of, the largest that fit; null if none fit. */
  private @Nullable IntArrayList sum(int whole, int first) {
    open(whole);
    IntArrayList sum = IntArrayList.of(whole, first);
    take(first);
    while (!left.isEmpty()) {
      int best = -1;
      for (int cell : cellsOfAtom.get(left.nextSetBit(0))) {
        if (fits(cell, whole) && (best < 0 || table.cell(cell).length > table.cell(best).length)) {
          best = cell;
        }
      }
      if (best < 0) {
        return null;
      }
      sum.add(best);
      take(best);
    }
    return sum;
  }

  private void take(int cell) {
    for (int atom : table.cell(cell)) {
      left.clear(atom);
    }
  }
}
