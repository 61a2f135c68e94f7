package io.tongji.disclosure.suppression;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One cross-section of a measure group, as disclosure control sees it. An atom is the finest
 * crossing of places, industries, themes and lists that has a contributor; a cell is a set of
 * atoms, and its figure their sum. Every cell that is, or could be, published is a cell here, so
 * overlapping areas and linked indicators need nothing else. Atoms and cells have numbers from 0.
 *
 * <p>The same cells can hold several measures (year to date, month, quarter), which are published
 * together or not at all. An atom whose amounts are known to be zero is left out: a known zero
 * protects nobody.
 *
 * <p>Sums of atoms may be known already, whatever becomes of the cells: what was published before.
 */
public final class Table {

  private final int measures;
  private final boolean signed;
  private final int[] firstContribution;
  private final int[] holdings;
  private final long[][] amounts;
  private final long[][] imputed;
  private final int[][] cells;
  private final int[][] known;

  private Table(Builder builder) {
    this.measures = builder.measures;
    this.signed = builder.signed;
    builder.firsts.add(builder.holdings.size());
    this.firstContribution = builder.firsts.toIntArray();
    this.holdings = builder.holdings.toIntArray();
    this.amounts = toArrays(builder.amounts);
    this.imputed = toArrays(builder.imputed);
    this.cells = builder.cells.toArray(int[][]::new);
    this.known = builder.known.toArray(int[][]::new);
  }

  private static long[][] toArrays(LongArrayList[] lists) {
    return Arrays.stream(lists).map(LongArrayList::toLongArray).toArray(long[][]::new);
  }

  /**
   * A table to be filled.
   *
   * @param measures the number of amounts of each contribution, at least 1
   * @param signed whether amounts may be negative; if not, an attacker knows that none is
   */
  public static Builder builder(int measures, boolean signed) {
    return new Builder(measures, signed);
  }

  /** The number of amounts of each contribution. */
  public int measures() {
    return measures;
  }

  /** Whether amounts may be negative. */
  public boolean signed() {
    return signed;
  }

  /** The number of atoms. */
  public int atoms() {
    return firstContribution.length - 1;
  }

  /** The number of cells. */
  public int cells() {
    return cells.length;
  }

  /** The atoms of a cell, ascending; not to be changed. */
  public int[] cell(int cell) {
    return cells[cell];
  }

  /** Sums of atoms, ascending, that everybody knows already; not to be changed. */
  int[][] known() {
    return known;
  }

  /** The number of the first contribution to an atom; the next atom's is behind its last. */
  public int firstContribution(int atom) {
    return firstContribution[atom];
  }

  /** The number of the holding that made a contribution. */
  public int holding(int contribution) {
    return holdings[contribution];
  }

  /** An amount of a contribution. */
  long amount(int measure, int contribution) {
    return amounts[measure][contribution];
  }

  /** The imputed part of an amount. */
  long imputed(int measure, int contribution) {
    return imputed[measure][contribution];
  }

  /**
   * The value of an atom.
   *
   * @throws ArithmeticException if the sum overflows
   */
  public long atomValue(int measure, int atom) {
    long value = 0;
    for (int i = firstContribution[atom]; i < firstContribution[atom + 1]; i++) {
      value = Math.addExact(value, amounts[measure][i]);
    }
    return value;
  }

  /**
   * The value of a cell, before anything is suppressed.
   *
   * @throws ArithmeticException if the sum overflows
   */
  public long cellValue(int measure, int cell) {
    long value = 0;
    for (int atom : cells[cell]) {
      value = Math.addExact(value, atomValue(measure, atom));
    }
    return value;
  }

  /** Takes atoms with their contributions, and cells, in any order that names atoms first. */
  public static final class Builder {

    private final int measures;
    private final boolean signed;
    private final IntArrayList firsts = new IntArrayList();
    private final IntArrayList holdings = new IntArrayList();
    private final LongArrayList[] amounts;
    private final LongArrayList[] imputed;
    private final ArrayList<int[]> cells = new ArrayList<>();
    private final ArrayList<int[]> known = new ArrayList<>();

    private Builder(int measures, boolean signed) {
      if (measures < 1) {
        throw new IllegalArgumentException("a table without measures: " + measures);
      }
      this.measures = measures;
      this.signed = signed;
      this.amounts = lists(measures);
      this.imputed = lists(measures);
    }

    private static LongArrayList[] lists(int number) {
      return IntStream.range(0, number)
          .mapToObj(i -> new LongArrayList())
          .toArray(LongArrayList[]::new);
    }

    /** A new atom, to which the next contributions belong; returns its number. */
    public int atom() {
      firsts.add(holdings.size());
      return firsts.size() - 1;
    }

    /**
     * A holding's contribution to the newest atom, netted over its units.
     *
     * @param holding the number of the holding; ascending within the atom
     * @param amounts one for each measure
     * @param imputed the imputed part of each
     * @throws IllegalArgumentException if there is no atom, if holdings do not ascend, or if an
     *     amount is negative in a table that is not signed
     */
    public Builder contribution(int holding, long[] amounts, long[] imputed) {
      if (firsts.isEmpty()) {
        throw new IllegalArgumentException("a contribution before the first atom");
      }
      if (holdings.size() > firsts.getInt(firsts.size() - 1)
          && holdings.getInt(holdings.size() - 1) >= holding) {
        throw new IllegalArgumentException("holdings do not ascend at " + holding);
      }
      holdings.add(holding);
      for (int measure = 0; measure < measures; measure++) {
        if (!signed && amounts[measure] < 0) {
          throw new IllegalArgumentException("a negative amount: " + amounts[measure]);
        }
        this.amounts[measure].add(amounts[measure]);
        this.imputed[measure].add(imputed[measure]);
      }
      return this;
    }

    /**
     * A cell; returns its number.
     *
     * @param atoms distinct atoms, in any order; none if everything in the cell is a known zero
     */
    public int cell(int... atoms) {
      cells.add(sorted(atoms));
      return cells.size() - 1;
    }

    /** A sum of distinct atoms that everybody knows, and that is no cell. */
    public void known(int... atoms) {
      known.add(sorted(atoms));
    }

    private int[] sorted(int[] atoms) {
      int[] sorted = atoms.clone();
      Arrays.sort(sorted);
      for (int i = 0; i < sorted.length; i++) {
        if (sorted[i] < 0 || sorted[i] >= firsts.size() || i > 0 && sorted[i] == sorted[i - 1]) {
          throw new IllegalArgumentException("a cell with atom " + sorted[i]);
        }
      }
      return sorted;
    }

    /** The table; the builder is used up. */
    public Table build() {
      return new Table(this);
    }
  }
}
