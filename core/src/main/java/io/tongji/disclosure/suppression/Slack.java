package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.linear.SparseRow;

/**
 * How far atoms may change in a measure before somebody who contributes nothing would notice:
 * amounts of unsigned tables must not become negative.
 */
final class Slack {

  /** More than any amount. */
  static final long UNLIMITED = Long.MAX_VALUE / 4;

  private final boolean signed;
  private final long[] values;
  private final long[] sizes;

  Slack(Table table, int measure) {
    signed = table.signed();
    values = new long[table.atoms()];
    for (int atom = 0; atom < values.length; atom++) {
      values[atom] = table.atomValue(measure, atom);
    }
    sizes = new long[table.cells()];
    for (int cell = 0; cell < sizes.length; cell++) {
      sizes[cell] = Math.abs(table.cellValue(measure, cell));
    }
  }

  /** The absolute value of a cell. */
  long size(int cell) {
    return sizes[cell];
  }

  /**
   * The atom of a form with the largest value, of what comes first there; other unknowns come after
   * all atoms.
   *
   * <p>If atoms are bound by it, an exchange takes from larger atoms only what it adds to a smaller
   * one, so that it can be made often (as in a spanning tree of greatest weight).
   */
  int largest(SparseRow form) {
    int largest = form.indices()[0];
    for (int index : form.indices()) {
      if (index < values.length && Math.abs(values[index]) > Math.abs(values[largest])) {
        largest = index;
      }
    }
    return largest;
  }

  /** By how much an atom may fall, unnoticed by those who contribute nothing. */
  long fall(int atom) {
    return signed ? UNLIMITED : values[atom];
  }

  /**
   * How often a change can be made to an atom.
   *
   * @param already by how much the atom is changed already
   */
  long times(int atom, long change, long already) {
    long fall = fall(atom);
    return change >= 0 || fall == UNLIMITED ? UNLIMITED : Math.max(0, fall + already) / -change;
  }

  /** Whether no atom falls further than it may. */
  boolean admits(Change change) {
    for (int place = 0; place < change.size(); place++) {
      if (-change.difference(place) > fall(change.atom(place))) {
        return false;
      }
    }
    return true;
  }
}
