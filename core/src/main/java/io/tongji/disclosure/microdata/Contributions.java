package io.tongji.disclosure.microdata;

import io.tongji.rollup.Sums;
import it.unimi.dsi.fastutil.bytes.ByteArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.EnumMap;
import java.util.Map;

/**
 * What units contribute to one month of some columns, unit by unit in the order of their feeding.
 * Amounts of a column in which all are 0 take no room.
 */
public final class Contributions {

  private static final int MONTH_KNOWN = 1;
  private static final int QUARTER_KNOWN = 2;

  /** Nothing. */
  static final Contributions NONE = new Contributions();

  private final IntArrayList units = new IntArrayList();
  private final IntArrayList atoms = new IntArrayList();
  private final ByteArrayList known = new ByteArrayList();
  private final Map<Column, LongArrayList> amounts = new EnumMap<>(Column.class);

  /** Adds what a unit contributes, by the slots of {@link Sums}. */
  void add(int unit, int atom, long[] sums) {
    units.add(unit);
    atoms.add(atom);
    int month = sums[Sums.MONTH_KNOWN] > 0 ? MONTH_KNOWN : 0;
    int quarter = sums[Sums.QUARTER_KNOWN] > 0 ? QUARTER_KNOWN : 0;
    known.add((byte) (month | quarter));
    for (Column column : Column.values()) {
      long amount = sums[column.slot()];
      if (amount != 0) {
        LongArrayList ofColumn = amounts.computeIfAbsent(column, none -> new LongArrayList());
        ofColumn.size(units.size() - 1);
        ofColumn.add(amount);
      }
    }
  }

  /** How many units contribute. */
  public int size() {
    return units.size();
  }

  /** The unit at a place of the list, by its number in {@link Numbering}. */
  public int unit(int at) {
    return units.getInt(at);
  }

  /** The atom of the unit at a place of the list. */
  public int atom(int at) {
    return atoms.getInt(at);
  }

  /** The amount of the unit at a place of the list, in the measure's smallest unit. */
  public long amount(Column column, int at) {
    LongArrayList ofColumn = amounts.get(column);
    return ofColumn == null || at >= ofColumn.size() ? 0 : ofColumn.getLong(at);
  }

  /** True if the unit knows the amount; a cumulative is known of all. */
  public boolean knows(Column column, int at) {
    return switch (column) {
      case MONTH -> (known.getByte(at) & MONTH_KNOWN) != 0;
      case QUARTER -> (known.getByte(at) & QUARTER_KNOWN) != 0;
      default -> true;
    };
  }

  void trim() {
    known.trim();
    units.trim();
    atoms.trim();
    amounts.values().forEach(LongArrayList::trim);
  }
}
