package io.tongji.disclosure.suppression;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;

/**
 * How far atoms may change in a measure before a holding would notice: not below the amounts that
 * it contributed itself, and not at all where nobody else contributes. For those who contribute
 * nothing, amounts of unsigned tables must not become negative.
 */
final class Slack {

  /** More than any amount. */
  static final long UNLIMITED = Long.MAX_VALUE / 4;

  private final Table table;
  private final int measure;
  private final long[] values;
  private final int[] soleOwners;
  private final long[] sizes;

  Slack(Table table, int measure) {
    this.table = table;
    this.measure = measure;
    values = new long[table.atoms()];
    soleOwners = new int[table.atoms()];
    for (int atom = 0; atom < values.length; atom++) {
      values[atom] = table.atomValue(measure, atom);
      soleOwners[atom] = soleOwner(table, measure, atom);
    }
    sizes = new long[table.cells()];
    for (int cell = 0; cell < sizes.length; cell++) {
      sizes[cell] = Math.abs(table.cellValue(measure, cell));
    }
  }

  /** The only holding with an amount in an atom; −1 if there is none, or there are several. */
  static int soleOwner(Table table, int measure, int atom) {
    int owner = -1;
    for (int c = table.firstContribution(atom); c < table.firstContribution(atom + 1); c++) {
      if (table.amount(measure, c) != 0) {
        if (owner >= 0) {
          return -1;
        }
        owner = table.holding(c);
      }
    }
    return owner;
  }

  /** The absolute value of a cell. */
  long size(int cell) {
    return sizes[cell];
  }

  /** By how much an atom may fall, unnoticed by those who contribute nothing. */
  long fall(int atom) {
    return table.signed() ? UNLIMITED : values[atom];
  }

  /** Whether one of the holdings knows the atom. */
  boolean isKnown(int atom, IntSet holdings) {
    return soleOwners[atom] >= 0 && holdings.contains(soleOwners[atom]);
  }

  /** By how much an atom may fall, unnoticed by any of some holdings. */
  long fall(int atom, IntSet holdings) {
    if (isKnown(atom, holdings)) {
      return 0;
    }
    if (table.signed()) {
      return UNLIMITED;
    }
    long largest = 0;
    if (!holdings.isEmpty()) {
      for (int c = table.firstContribution(atom); c < table.firstContribution(atom + 1); c++) {
        if (holdings.contains(table.holding(c))) {
          largest = Math.max(largest, table.amount(measure, c));
        }
      }
    }
    return values[atom] - largest;
  }

  /**
   * How often a change can be made to an atom, unnoticed by any of some holdings.
   *
   * @param already by how much the atom is changed already
   */
  long times(int atom, long change, long already, IntSet holdings) {
    if (change == 0) {
      return UNLIMITED;
    }
    if (change > 0) {
      return isKnown(atom, holdings) ? 0 : UNLIMITED;
    }
    long fall = fall(atom, holdings);
    return fall == UNLIMITED ? UNLIMITED : Math.max(0, fall + already) / -change;
  }

  /** Whether a change goes unnoticed by those who contribute nothing, and by some holdings. */
  boolean admits(Change change, IntSet holdings) {
    for (int atom : change.atoms()) {
      long by = change.at(atom);
      if (by < 0 && -by > fall(atom, holdings) || by > 0 && isKnown(atom, holdings)) {
        return false;
      }
    }
    return true;
  }

  /** The holdings that would notice a change. */
  IntOpenHashSet witnesses(Change change) {
    IntOpenHashSet witnesses = new IntOpenHashSet();
    for (int atom : change.atoms()) {
      long by = change.at(atom);
      if (by != 0 && soleOwners[atom] >= 0) {
        witnesses.add(soleOwners[atom]);
      } else if (by < 0 && !table.signed()) {
        for (int c = table.firstContribution(atom); c < table.firstContribution(atom + 1); c++) {
          if (table.amount(measure, c) > values[atom] + by) {
            witnesses.add(table.holding(c));
          }
        }
      }
    }
    return witnesses;
  }
}
