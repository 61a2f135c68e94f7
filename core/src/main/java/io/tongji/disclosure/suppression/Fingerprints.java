package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.linear.Residue;
import io.tongji.disclosure.suppression.linear.Scratch;
import io.tongji.disclosure.suppression.linear.SparseRow;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.Long2ObjectOpenHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Two random numbers for each target, which change as cells are published. They are the values of
 * the target in two random tables that show nothing in any published cell. Both are zero if, and
 * but for a chance of 2^−120 only if, the target is derivable; two targets have them in the same
 * ratio if a sum or difference of the two is derivable.
 */
final class Fingerprints {

  /** Coefficients of sums of two targets that are looked at; any other sum counts as unsafe. */
  private static final long LARGEST_FACTOR = 1_000;

  private static final long NO_RATIO = -1;

  /** A target that would become derivable, with another one, or alone. */
  record DerivableTarget(int target, boolean joint) {}

  private final Targets targets;
  private final Targets.Incidence incidence;
  private final Predicate<Combination> unsafe;
  private final long[][] weights;
  private final long[][] prints;
  private final long[] ratios;
  private final Long2ObjectOpenHashMap<IntArrayList> byRatio = new Long2ObjectOpenHashMap<>();
  private final Scratch changes;
  private int[] affected = new int[0];
  private long[][] changed = new long[2][0];
  private long[] changedRatios = new long[0];

  /**
   * The fingerprints before a cell is published.
   *
   * @param unsafe whether a sum of two targets must not be known to anybody
   */
  Fingerprints(Targets targets, Kernel kernel, Predicate<Combination> unsafe) {
    int atoms = kernel.atoms();
    this.targets = targets;
    this.incidence = targets.incidence();
    this.unsafe = unsafe;
    this.weights = new long[][] {Residue.random(atoms, 1), Residue.random(atoms, 2)};
    this.prints = new long[2][targets.size()];
    this.changes = new Scratch(targets.size());
    for (int k = 0; k < 2; k++) {
      changes.clear();
      for (int atom = 0; atom < atoms; atom++) {
        incidence.addTo(changes, atom, print(k, kernel.row(atom)));
      }
      for (int target = 0; target < targets.size(); target++) {
        prints[k][target] = changes.sum(target);
      }
    }
    this.ratios = ratios(prints);
    for (int target = 0; target < ratios.length; target++) {
      group(ratios[target]).add(target);
    }
  }

  /**
   * Whether a cell can be published: computes the fingerprints that would follow.
   *
   * @param form the cell, reduced by what is published
   * @param pivot the free atom of the form that would be bound
   * @return the first leak; null if there is none
   */
  @Nullable DerivableTarget leak(Kernel kernel, SparseRow form, int pivot) {
    changes.clear();
    for (int atom : kernel.dependents(pivot)) {
      incidence.addTo(changes, atom, kernel.row(atom).at(pivot));
    }
    affected = changes.used().intStream().filter(target -> changes.sum(target) != 0).toArray();
    long inverse = Residue.inverse(form.at(pivot));
    changed = new long[2][affected.length];
    for (int k = 0; k < 2; k++) {
      long factor = Residue.times(print(k, form), inverse);
      for (int i = 0; i < affected.length; i++) {
        int target = affected[i];
        long change = Residue.times(changes.sum(target), factor);
        changed[k][i] = Residue.minus(prints[k][target], change);
      }
    }
    for (int i = 0; i < affected.length; i++) {
      if (changed[0][i] == 0 && changed[1][i] == 0) {
        return new DerivableTarget(affected[i], false);
      }
    }
    changedRatios = ratios(changed);
    return jointLeak();
  }

  private @Nullable DerivableTarget jointLeak() {
    Long2ObjectOpenHashMap<IntArrayList> arrivals = new Long2ObjectOpenHashMap<>();
    for (int i = 0; i < affected.length; i++) {
      long ratio = changedRatios[i];
      IntArrayList standing = byRatio.get(ratio);
      if (standing != null) {
        for (int other : standing) {
          if (changes.sum(other) == 0 && isUnsafe(i, other, prints[0][other])) {
            return new DerivableTarget(affected[i], true);
          }
        }
      }
      IntArrayList arrived = arrivals.computeIfAbsent(ratio, r -> new IntArrayList(2));
      for (int j : arrived) {
        if (ratios[affected[i]] != ratios[affected[j]] && isUnsafe(i, affected[j], changed[0][j])) {
          return new DerivableTarget(affected[i], true);
        }
      }
      arrived.add(i);
    }
    return null;
  }

  private boolean isUnsafe(int place, int other, long otherPrint) {
    Combination joint =
        joint(
            targets.combination(affected[place]),
            Residue.over(changed[0][place], otherPrint),
            targets.combination(other));
    return joint == null || joint.size() > 0 && unsafe.test(joint);
  }

  /** One less a multiple of the other, in integers; null if the factors are too large. */
  static @Nullable Combination joint(Combination one, long factor, Combination other) {
    long multiple = Residue.toInteger(factor);
    if (Math.abs(multiple) <= LARGEST_FACTOR) {
      return one.plus(-multiple, other);
    }
    long divisor = Residue.toInteger(Residue.inverse(factor));
    return Math.abs(divisor) <= LARGEST_FACTOR ? other.plus(-divisor, one) : null;
  }

  /** Takes over what the last question computed: the cell has been published. */
  void accept() {
    for (int i = 0; i < affected.length; i++) {
      int target = affected[i];
      IntArrayList before = group(ratios[target]);
      before.rem(target);
      if (before.isEmpty()) {
        byRatio.remove(ratios[target]);
      }
      prints[0][target] = changed[0][i];
      prints[1][target] = changed[1][i];
      ratios[target] = changedRatios[i];
      group(changedRatios[i]).add(target);
    }
  }

  /** The value of a target in the first random table. */
  long of(int target) {
    return prints[0][target];
  }

  /** The value of a form in a random table. */
  long print(int k, SparseRow form) {
    long sum = 0;
    for (int i = 0; i < form.indices().length; i++) {
      long weight = weights[k][form.indices()[i]];
      sum = Residue.plus(sum, Residue.times(form.residues()[i], weight));
    }
    return sum;
  }

  private IntArrayList group(long ratio) {
    return byRatio.computeIfAbsent(ratio, r -> new IntArrayList(1));
  }

  /** Quotients, with one inversion for all of them (Montgomery's trick). */
  private static long[] ratios(long[][] prints) {
    int size = prints[0].length;
    long[] products = new long[size + 1];
    products[0] = 1;
    for (int i = 0; i < size; i++) {
      long print = prints[0][i];
      products[i + 1] = print == 0 ? products[i] : Residue.times(products[i], print);
    }
    long inverse = Residue.inverse(products[size]);
    long[] ratios = new long[size];
    for (int i = size - 1; i >= 0; i--) {
      long print = prints[0][i];
      if (print == 0) {
        ratios[i] = NO_RATIO;
      } else {
        ratios[i] = Residue.times(prints[1][i], Residue.times(inverse, products[i]));
        inverse = Residue.times(inverse, print);
      }
    }
    return ratios;
  }
}
