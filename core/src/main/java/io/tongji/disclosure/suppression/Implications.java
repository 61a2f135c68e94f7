package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.linear.Residue;
import io.tongji.disclosure.suppression.linear.SparseRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of some sums follows from one cell of a table and what everybody knows of it, other cells
 * being unknown.
 */
public final class Implications {

  private final Table table;
  private final Kernel known;
  private final Map<List<Long>, List<Combination>> byForm = new HashMap<>();

  /** Nothing asked yet. What follows from what is known without a cell is of no interest. */
  public Implications(Table table, List<Combination> sums) {
    this.table = table;
    this.known = new Kernel(table);
    for (Combination sum : sums) {
      List<Long> form = normalised(known.reduce(sum));
      if (form != null) {
        byForm.computeIfAbsent(form, first -> new ArrayList<>()).add(sum);
      }
    }
  }

  /** The sums that somebody computes who knows a cell. */
  public List<Combination> of(int cell) {
    List<Long> form = normalised(known.reduce(table.cell(cell)));
    return form == null ? List.of() : byForm.getOrDefault(form, List.of());
  }

  /** A form divided by its first residue, so that multiples are equal; null if it is zero. */
  private static @Nullable List<Long> normalised(SparseRow form) {
    if (form.isZero()) {
      return null;
    }
    SparseRow divided = form.times(Residue.inverse(form.residues()[0]));
    List<Long> normalised = new ArrayList<>();
    for (int at = 0; at < divided.indices().length; at++) {
      normalised.add((long) divided.indices()[at]);
      normalised.add(divided.residues()[at]);
    }
    return normalised;
  }
}
