package io.tongji.verify.attack;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * A sum of unknowns, each with a factor.
 *
 * @param unknowns their numbers, ascending
 * @param factors of each; none is 0
 */
record LinearSum(int[] unknowns, long[] factors) {

  static LinearSum of(Map<Integer, Long> terms) {
    TreeMap<Integer, Long> sorted = new TreeMap<>(terms);
    sorted.values().removeIf(factor -> factor == 0);
    return new LinearSum(
        sorted.keySet().stream().mapToInt(Integer::intValue).toArray(),
        sorted.values().stream().mapToLong(Long::longValue).toArray());
  }

  static LinearSum of(int unknown) {
    return new LinearSum(new int[] {unknown}, new long[] {1});
  }

  /** The sum of this and so many times another. */
  LinearSum plus(LinearSum other, long times) {
    Map<Integer, Long> terms = new TreeMap<>();
    addTo(terms, 1);
    other.addTo(terms, times);
    return of(terms);
  }

  /** Adds so many times this to some terms. */
  void addTo(Map<Integer, Long> terms, long times) {
    for (int i = 0; i < unknowns.length; i++) {
      terms.merge(unknowns[i], factors[i] * times, Math::addExact);
    }
  }

  LinearSum negated() {
    long[] negated = new long[factors.length];
    for (int i = 0; i < negated.length; i++) {
      negated[i] = -factors[i];
    }
    return new LinearSum(unknowns, negated);
  }

  boolean isEmpty() {
    return unknowns.length == 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearSum that
        && Arrays.equals(unknowns, that.unknowns)
        && Arrays.equals(factors, that.factors);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(unknowns) + Arrays.hashCode(factors);
  }

  @Override
  public String toString() {
    return Arrays.toString(unknowns) + "*" + Arrays.toString(factors);
  }
}
