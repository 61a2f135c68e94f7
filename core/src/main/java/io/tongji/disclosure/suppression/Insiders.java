package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.Suppression.ProtectedFigure;
import io.tongji.disclosure.suppression.Suppression.TargetKind;
import io.tongji.disclosure.suppression.linear.Residue;
import io.tongji.disclosure.suppression.linear.Scratch;
import io.tongji.disclosure.suppression.linear.SparseRow;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Looks for what a holding could compute from the published cells and its own amounts. A holding
 * knows the atoms that it alone contributes to. Targets that follow from these leak, and so do sums
 * over atoms to which two holdings at most contribute: either of them could compute the other's.
 */
final class Insiders {

  private static final int LARGEST_SCALE = 64;
  private static final long LARGEST_FACTOR = 1L << 30;

  /** A derivable combination that must not be known, and the target that it gives away. */
  record DerivableSum(Combination joint, ProtectedFigure name) {}

  private final Table table;
  private final Kernel kernel;
  private final Fingerprints fingerprints;
  private final Targets targets;
  private final Predicate<Combination> unsafe;
  private final Targets.Incidence incidence;
  private final Scratch corrections;
  private final List<DerivableSum> leaks = new ArrayList<>();

  /**
   * An audit of what is published.
   *
   * @param unsafe whether a combination must not be known to anybody
   */
  Insiders(Table table, Elimination elimination, Targets targets, Predicate<Combination> unsafe) {
    this.table = table;
    this.kernel = elimination.kernel();
    this.fingerprints = elimination.fingerprints();
    this.targets = targets;
    this.unsafe = unsafe;
    this.incidence = targets.incidence();
    this.corrections = new Scratch(targets.size());
  }

  /** All leaks of one holding, or of two that share atoms or neighbourhoods. */
  List<DerivableSum> leaks() {
    for (int measure = 0; measure < table.measures(); measure++) {
      TreeMap<Integer, IntArrayList> own = new TreeMap<>();
      TreeMap<Long, IntArrayList> shared = new TreeMap<>();
      for (int atom = 0; atom < table.atoms(); atom++) {
        int[] owners = owners(measure, atom);
        if (owners.length == 1) {
          own.computeIfAbsent(owners[0], h -> new IntArrayList()).add(atom);
        } else if (owners.length == 2) {
          shared.computeIfAbsent(pair(owners[0], owners[1]), h -> new IntArrayList()).add(atom);
        }
      }
      own.values().forEach(atoms -> lookFor(new Echelon(kernel, atoms.toIntArray())));
      addNeighbours(own, shared);
      shared.forEach((pair, atoms) -> sums(pair, atoms, own));
    }
    return leaks;
  }

  private static long pair(int one, int other) {
    return (long) Math.min(one, other) << 32 | Math.max(one, other);
  }

  private int[] owners(int measure, int atom) {
    IntArrayList owners = new IntArrayList(2);
    for (int c = table.firstContribution(atom); c < table.firstContribution(atom + 1); c++) {
      if (table.amount(measure, c) != 0) {
        owners.add(table.holding(c));
      }
    }
    return owners.toIntArray();
  }

  /** Pairs of holdings with several atoms each, between which some relation runs. */
  private void addNeighbours(
      TreeMap<Integer, IntArrayList> own, TreeMap<Long, IntArrayList> shared) {
    TreeMap<Integer, IntOpenHashSet> byFree = new TreeMap<>();
    own.forEach(
        (holding, atoms) -> {
          if (atoms.size() > 1) {
            for (int atom : atoms) {
              for (int free : kernel.row(atom).indices()) {
                byFree.computeIfAbsent(free, f -> new IntOpenHashSet()).add((int) holding);
              }
            }
          }
        });
    for (IntOpenHashSet holdings : byFree.values()) {
      int[] near = holdings.toIntArray();
      for (int i = 0; i < near.length; i++) {
        for (int j = 0; j < i; j++) {
          shared.computeIfAbsent(pair(near[i], near[j]), h -> new IntArrayList());
        }
      }
    }
  }

  private void sums(long pair, IntArrayList atoms, TreeMap<Integer, IntArrayList> own) {
    IntArrayList all = new IntArrayList(atoms);
    all.addAll(own.getOrDefault((int) (pair >> 32), new IntArrayList()));
    all.addAll(own.getOrDefault((int) pair, new IntArrayList()));
    if (all.size() > 1) {
      Echelon echelon = new Echelon(kernel, all.toIntArray());
      echelon.relations().forEach(relation -> report(combination(relation, all)));
    }
  }

  private void lookFor(Echelon own) {
    IntArrayList atoms = IntArrayList.wrap(own.atoms());
    own.relations().forEach(relation -> report(combination(relation, atoms)));
    corrections.clear();
    for (Echelon.ReducedForm line : own.lines()) {
      long print = fingerprints.print(0, line.form());
      for (int atom : kernel.dependents(line.pivot())) {
        long share = kernel.row(atom).at(line.pivot());
        incidence.addTo(corrections, atom, Residue.times(share, print));
      }
    }
    for (int target : corrections.used()) {
      if (corrections.sum(target) == fingerprints.of(target)) {
        leak(target, own);
      }
    }
  }

  private void leak(int target, Echelon own) {
    Combination figure = targets.combination(target);
    SparseRow form = kernel.reduce(figure);
    long[] known = new long[own.atoms().length];
    for (Echelon.ReducedForm line : own.lines()) {
      long factor = form.at(line.pivot());
      for (int i = 0; i < known.length; i++) {
        known[i] = Residue.plus(known[i], Residue.times(factor, line.parts()[i]));
      }
    }
    int scale = scale(known);
    Combination joint = Combination.sum().plus(scale, figure);
    for (int i = 0; i < known.length; i++) {
      long multiple = Residue.toInteger(Residue.times(known[i], scale));
      joint = joint.plus(-multiple, Combination.sum(own.atoms()[i]));
    }
    if (joint.size() > 0 && unsafe.test(joint)) {
      leaks.add(new DerivableSum(joint, targets.name(target)));
    }
  }

  private Combination combination(long[] relation, IntArrayList atoms) {
    int scale = scale(relation);
    Combination sum = Combination.sum();
    for (int i = 0; i < relation.length; i++) {
      long multiple = Residue.toInteger(Residue.times(relation[i], scale));
      sum = sum.plus(multiple, Combination.sum(atoms.getInt(i)));
    }
    return sum;
  }

  private void report(Combination joint) {
    if (unsafe.test(joint)) {
      leaks.add(new DerivableSum(joint, new ProtectedFigure(TargetKind.ATOM, joint.atom(0))));
    }
  }

  private static int scale(long[] residues) {
    for (int scale = 1; scale <= LARGEST_SCALE; scale++) {
      int factor = scale;
      if (Arrays.stream(residues)
          .map(residue -> Residue.toInteger(Residue.times(residue, factor)))
          .allMatch(integer -> Math.abs(integer) <= LARGEST_FACTOR)) {
        return scale;
      }
    }
    throw new IllegalStateException("a holding's relation has no small coefficients");
  }
}
