package io.tongji.verify.attack;

import java.util.Map;
import java.util.TreeMap;

/** The space of what a holding adds by its own returns to what is public. */
final class InsiderSpace {

  /** Rows by the first of their unknowns, each divided by its factor. */
  private final TreeMap<Integer, LinearSum> byPivot = new TreeMap<>();

  void add(LinearSum residual) {
    LinearSum rest = reduce(residual);
    if (!rest.isEmpty()) {
      LinearSum row = RowSpace.normalised(rest);
      byPivot.put(row.unknowns()[0], row);
    }
  }

  boolean contains(LinearSum residual) {
    return reduce(residual).isEmpty();
  }

  private LinearSum reduce(LinearSum row) {
    TreeMap<Integer, Long> terms = new TreeMap<>();
    row.addTo(terms, 1);
    Integer column = terms.isEmpty() ? null : terms.firstKey();
    while (column != null) {
      LinearSum pivotal = byPivot.get(column);
      long factor = terms.getOrDefault(column, 0L);
      if (pivotal != null && factor != 0) {
        for (int i = 0; i < pivotal.unknowns().length; i++) {
          long less = factor * pivotal.factors()[i] % RowSpace.PRIME;
          terms.merge(
              pivotal.unknowns()[i],
              (RowSpace.PRIME - less) % RowSpace.PRIME,
              (a, b) -> (a + b) % RowSpace.PRIME);
        }
      }
      column = terms.higherKey(column);
    }
    return LinearSum.of((Map<Integer, Long>) terms);
  }
}
