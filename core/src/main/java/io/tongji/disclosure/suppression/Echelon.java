package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.linear.Residue;
import io.tongji.disclosure.suppression.linear.SparseRow;
import java.util.ArrayList;
import java.util.List;

/** The forms of a few atoms, reduced by one another, and the relations between them. */
final class Echelon {

  /**
   * A reduced form: 1 at its pivot, 0 at those of the other lines.
   *
   * @param parts the multiples of the atoms whose sum has the form
   */
  record ReducedForm(SparseRow form, int pivot, long[] parts) {}

  private final int[] atoms;
  private final List<ReducedForm> lines = new ArrayList<>();
  private final List<long[]> relations = new ArrayList<>();

  Echelon(Kernel kernel, int[] atoms) {
    this.atoms = atoms;
    for (int i = 0; i < atoms.length; i++) {
      SparseRow form = kernel.row(atoms[i]);
      long[] parts = new long[atoms.length];
      parts[i] = 1;
      for (ReducedForm line : lines) {
        long factor = form.at(line.pivot);
        form = form.minus(factor, line.form);
        subtract(parts, factor, line.parts);
      }
      if (form.isZero()) {
        relations.add(parts);
      } else {
        int pivot = kernel.pivot(form);
        long inverse = Residue.inverse(form.at(pivot));
        add(new ReducedForm(form.times(inverse), pivot, times(parts, inverse)));
      }
    }
  }

  private void add(ReducedForm added) {
    lines.replaceAll(
        line -> {
          long factor = line.form.at(added.pivot);
          long[] parts = line.parts.clone();
          subtract(parts, factor, added.parts);
          return new ReducedForm(line.form.minus(factor, added.form), line.pivot, parts);
        });
    lines.add(added);
  }

  private static long[] times(long[] residues, long factor) {
    long[] products = new long[residues.length];
    for (int i = 0; i < residues.length; i++) {
      products[i] = Residue.times(residues[i], factor);
    }
    return products;
  }

  private static void subtract(long[] residues, long factor, long[] others) {
    for (int i = 0; i < residues.length; i++) {
      residues[i] = Residue.minus(residues[i], Residue.times(factor, others[i]));
    }
  }

  int[] atoms() {
    return atoms;
  }

  List<ReducedForm> lines() {
    return lines;
  }

  /** Multiples of the atoms whose sum can be computed from what is published. */
  List<long[]> relations() {
    return relations;
  }
}
