package io.tongji.disclosure.suppression;

import it.unimi.dsi.fastutil.ints.Int2IntLinkedOpenHashMap;
import java.util.Arrays;

/**
 * The contributors of a figure: of a cell, of an atom, or of a sum of atoms that could be computed
 * from what is published. Amounts are netted by holding; holdings ascend.
 */
public final class Pool {

  private final int[] holdings;
  private final long[][] amounts;
  private final long[][] imputed;

  private Pool(int[] holdings, long[][] amounts, long[][] imputed) {
    this.holdings = holdings;
    this.amounts = amounts;
    this.imputed = imputed;
  }

  /** The contributors of a cell. */
  public static Pool ofCell(Table table, int cell) {
    return of(table, Combination.sum(table.cell(cell)));
  }

  /** The contributors of an atom. */
  public static Pool ofAtom(Table table, int atom) {
    return of(table, Combination.sum(atom));
  }

  /**
   * The contributors of a combination of atoms, each amount multiplied by the coefficient of its
   * atom.
   *
   * @throws ArithmeticException if a sum overflows
   */
  public static Pool of(Table table, Combination combination) {
    Int2IntLinkedOpenHashMap places = places(table, combination);
    int[] holdings = places.keySet().toIntArray();
    Arrays.sort(holdings);
    for (int i = 0; i < holdings.length; i++) {
      places.put(holdings[i], i);
    }
    long[][] amounts = new long[table.measures()][holdings.length];
    long[][] imputed = new long[table.measures()][holdings.length];
    for (int i = 0; i < combination.size(); i++) {
      int atom = combination.atom(i);
      long coefficient = combination.coefficient(i);
      for (int c = table.firstContribution(atom); c < table.firstContribution(atom + 1); c++) {
        int place = places.get(table.holding(c));
        for (int m = 0; m < table.measures(); m++) {
          add(amounts[m], place, coefficient, table.amount(m, c));
          add(imputed[m], place, coefficient, table.imputed(m, c));
        }
      }
    }
    return new Pool(holdings, amounts, imputed);
  }

  private static Int2IntLinkedOpenHashMap places(Table table, Combination combination) {
    Int2IntLinkedOpenHashMap places = new Int2IntLinkedOpenHashMap();
    for (int i = 0; i < combination.size(); i++) {
      int atom = combination.atom(i);
      for (int c = table.firstContribution(atom); c < table.firstContribution(atom + 1); c++) {
        places.put(table.holding(c), 0);
      }
    }
    return places;
  }

  private static void add(long[] sums, int place, long coefficient, long amount) {
    sums[place] = Math.addExact(sums[place], Math.multiplyExact(coefficient, amount));
  }

  /** The number of holdings, also those whose amounts are zero. */
  public int size() {
    return holdings.length;
  }

  /** The number of the holding at a place from 0 to {@link #size()}. */
  public int holding(int place) {
    return holdings[place];
  }

  /** The netted amount of the holding at a place. */
  public long amount(int measure, int place) {
    return amounts[measure][place];
  }

  /** The imputed part of the amount at a place. */
  public long imputed(int measure, int place) {
    return imputed[measure][place];
  }

  /** The number of measures. */
  public int measures() {
    return amounts.length;
  }
}
