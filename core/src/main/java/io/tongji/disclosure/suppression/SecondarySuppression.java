package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.Suppression.Cause;
import io.tongji.disclosure.suppression.Suppression.Conflict;
import io.tongji.disclosure.suppression.Suppression.ProtectedFigure;
import io.tongji.disclosure.suppression.Suppression.TargetKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Secondary suppression: takes further cells out of a table until no unsafe figure can be computed
 * from what is left. Unsafe figures are the unsafe cells, every unsafe atom, unsafe remainders of
 * nested cells, and further sums.
 *
 * <p>Cells are published greedily in the order given, each unless it would give an unsafe figure
 * away; the whole system of cells is looked at, exactly. No claim is made that the loss is minimal.
 * The same input has the same result, on any machine.
 */
public final class SecondarySuppression {

  /** What is protected beside the unsafe cells; tests leave parts of it out. */
  enum Safeguard {
    /** Unsafe atoms, which differences of published cells could give away. */
    ATOMS,
    /** What is left of a cell without another one in it. */
    REMAINDERS,
    /** What a holding could compute with its own amounts. */
    INSIDERS,
    /** The distance of upper bounds. */
    BOUNDS
  }

  private final Table table;
  private final PoolJudge judge;
  private final Set<Safeguard> parts;

  /**
   * Suppression in a table.
   *
   * @param judge the rules; they say which atoms are unsafe, and which sums a holding may know
   */
  public SecondarySuppression(Table table, PoolJudge judge) {
    this(table, judge, EnumSet.allOf(Safeguard.class));
  }

  SecondarySuppression(Table table, PoolJudge judge, Set<Safeguard> parts) {
    this.table = table;
    this.judge = judge;
    this.parts = parts;
  }

  /**
   * Chooses the cells to be published.
   *
   * @param unsafe the cells that must be suppressed: unsafe by the rules, or suppressed before
   * @param sums further sums of atoms that must not be derivable, such as residuals
   * @param candidates all other cells, those to be published first at the front
   * @param forced how many of them, from the front, are to be published in any case; unsafe cells
   *     may be among these, and are conflicts
   * @throws IllegalArgumentException if a cell is neither unsafe nor a candidate, or twice a
   *     candidate
   */
  public Suppression protect(BitSet unsafe, List<Combination> sums, int[] candidates, int forced) {
    int[] order = order(unsafe, candidates, forced);
    Targets targets = targets(unsafe, sums);
    Cause[] causes = new Cause[table.cells()];
    unsafe.stream().forEach(cell -> causes[cell] = Cause.UNSAFE);
    int forcedSafe = forcedAmong(unsafe, candidates, forced);
    Elimination elimination = eliminate(targets, order, forcedSafe, causes);
    List<Conflict> conflicts = new ArrayList<>();
    for (int i = 0; i < forced; i++) {
      if (unsafe.get(candidates[i])) {
        conflicts.add(
            new Conflict(
                candidates[i], new ProtectedFigure(TargetKind.CELL, candidates[i]), Cause.UNSAFE));
      }
    }
    conflicts.addAll(elimination.conflicts());
    Widening widening = new Widening(table, judge, targets, causes, elimination.kernel());
    if (parts.contains(Safeguard.BOUNDS)) {
      widening.widen(order, forcedSafe);
    }
    conflicts.addAll(widening.conflicts());
    long[] shadow = Shadow.find(table, causes, widening.kernel(), targets);
    return new Suppression(causes, conflicts, widening.unproven(), shadow, widening.statistics());
  }

  /** Eliminates until no holding could compute a target. */
  private Elimination eliminate(Targets targets, int[] order, int forced, Cause[] causes) {
    while (true) {
      Elimination elimination = new Elimination(table, targets, this::isUnsafe);
      elimination.publish(order, forced, causes);
      boolean more = false;
      Insiders insiders = new Insiders(table, elimination, targets, this::isUnsafe);
      for (Insiders.DerivableSum leak : insiders.leaks()) {
        more |= targets.addJoint(leak.joint(), leak.name());
      }
      if (!more) {
        return elimination;
      }
    }
  }

  private boolean isUnsafe(Combination joint) {
    return parts.contains(Safeguard.INSIDERS) && judge.isUnsafe(Pool.of(table, joint));
  }

  private int[] order(BitSet unsafe, int[] candidates, int forced) {
    BitSet seen = new BitSet();
    int[] order = new int[candidates.length];
    int n = 0;
    for (int i = 0; i < candidates.length; i++) {
      int cell = candidates[i];
      if (seen.get(cell) || unsafe.get(cell) && i >= forced) {
        throw new IllegalArgumentException("no candidate, or one twice: cell " + cell);
      }
      seen.set(cell);
      if (!unsafe.get(cell)) {
        order[n++] = cell;
      }
    }
    seen.or(unsafe);
    if (seen.cardinality() != table.cells() || seen.length() > table.cells()) {
      throw new IllegalArgumentException(
          "neither unsafe nor a candidate: cell " + seen.nextClearBit(0));
    }
    return Arrays.copyOf(order, n);
  }

  private static int forcedAmong(BitSet unsafe, int[] candidates, int forced) {
    return (int) Arrays.stream(candidates, 0, forced).filter(cell -> !unsafe.get(cell)).count();
  }

  private Targets targets(BitSet unsafe, List<Combination> sums) {
    Targets targets = new Targets(table);
    unsafe.stream()
        .forEach(
            cell ->
                targets.add(
                    Combination.sum(table.cell(cell)), new ProtectedFigure(TargetKind.CELL, cell)));
    for (int atom = 0; atom < table.atoms(); atom++) {
      if (parts.contains(Safeguard.ATOMS) && judge.isUnsafe(Pool.ofAtom(table, atom))) {
        targets.add(Combination.sum(atom), new ProtectedFigure(TargetKind.ATOM, atom));
      }
    }
    for (int sum = 0; sum < sums.size(); sum++) {
      targets.add(sums.get(sum), new ProtectedFigure(TargetKind.SUM, sum));
    }
    if (parts.contains(Safeguard.REMAINDERS)) {
      for (Combination remainder : new Remainders(table, unsafe).all()) {
        if (judge.isUnsafe(Pool.of(table, remainder))) {
          targets.addRemainder(remainder, new ProtectedFigure(TargetKind.ATOM, remainder.atom(0)));
        }
      }
    }
    return targets;
  }
}
