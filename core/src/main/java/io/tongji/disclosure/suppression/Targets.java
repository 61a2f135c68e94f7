package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.Suppression.ProtectedFigure;
import io.tongji.disclosure.suppression.linear.Residue;
import io.tongji.disclosure.suppression.linear.Scratch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The figures that must not be derivable: combinations of atoms, each once, with a name each. What
 * follows from sums that everybody knows is no target: nothing can hide it any more.
 */
final class Targets {

  private final Kernel known;
  private final List<Combination> combinations = new ArrayList<>();
  private final List<ProtectedFigure> names = new ArrayList<>();
  private final BitSet joints = new BitSet();
  private final BitSet remainders = new BitSet();
  private final Set<Combination> distinct = new HashSet<>();

  Targets(Table table) {
    this.known = new Kernel(table);
  }

  /** Adds a target, unless it is there, or known already; returns whether it is new. */
  boolean add(Combination combination, ProtectedFigure name) {
    if (known.reduce(combination).isZero() || !distinct.add(combination)) {
      return false;
    }
    combinations.add(combination);
    names.add(name);
    return true;
  }

  /** Adds a combination from which a holding could compute a target; returns whether it is new. */
  boolean addJoint(Combination combination, ProtectedFigure name) {
    boolean added = add(combination, name);
    if (added) {
      joints.set(size() - 1);
    }
    return added;
  }

  /** Adds what is left of a cell without another one in it; nothing happens if it is there. */
  void addRemainder(Combination combination, ProtectedFigure name) {
    if (add(combination, name)) {
      remainders.set(size() - 1);
    }
  }

  /** Whether a target is one only as what is left of a cell without another one in it. */
  boolean isRemainder(int target) {
    return remainders.get(target);
  }

  /** Whether a target was added since a holding could use it. */
  boolean isJoint(int target) {
    return joints.get(target);
  }

  int size() {
    return combinations.size();
  }

  Combination combination(int target) {
    return combinations.get(target);
  }

  ProtectedFigure name(int target) {
    return names.get(target);
  }

  /** The targets with an atom, and the coefficients there. */
  Incidence incidence() {
    return new Incidence(this, known.atoms());
  }

  /** By atom, the targets that it belongs to. */
  static final class Incidence {

    private final int[] firsts;
    private final int[] targets;
    private final long[] residues;

    private Incidence(Targets all, int atoms) {
      firsts = new int[atoms + 1];
      for (Combination combination : all.combinations) {
        for (int i = 0; i < combination.size(); i++) {
          firsts[combination.atom(i) + 1]++;
        }
      }
      for (int atom = 0; atom < atoms; atom++) {
        firsts[atom + 1] += firsts[atom];
      }
      targets = new int[firsts[atoms]];
      residues = new long[firsts[atoms]];
      int[] next = firsts.clone();
      for (int target = 0; target < all.size(); target++) {
        Combination combination = all.combination(target);
        for (int i = 0; i < combination.size(); i++) {
          int place = next[combination.atom(i)]++;
          targets[place] = target;
          residues[place] = Residue.of(combination.coefficient(i));
        }
      }
    }

    /** Adds a multiple of an atom to all the targets that it belongs to. */
    void addTo(Scratch sums, int atom, long factor) {
      for (int place = firsts[atom]; place < firsts[atom + 1]; place++) {
        long residue = residues[place];
        sums.add(targets[place], residue == 1 ? factor : Residue.times(residue, factor));
      }
    }
  }
}
