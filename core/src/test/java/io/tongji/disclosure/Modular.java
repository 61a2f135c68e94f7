package io.tongji.disclosure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Linear equations modulo a prime, and what follows from them. */
final class Modular {

  private static final long PRIME = 2_147_483_629L;

  private final int unknowns;
  private final List<long[]> rows = new ArrayList<>();
  private final List<Integer> pivots = new ArrayList<>();

  Modular(int unknowns) {
    this.unknowns = unknowns;
  }

  /** Adds an equation: coefficients by unknown. */
  void add(Map<Integer, Long> equation) {
    long[] row = reduced(equation);
    for (int column = 0; column < unknowns; column++) {
      if (row[column] != 0) {
        long inverse =
            BigInteger.valueOf(row[column]).modInverse(BigInteger.valueOf(PRIME)).longValue();
        for (int at = column; at < unknowns; at++) {
          row[at] = row[at] * inverse % PRIME;
        }
        rows.add(row);
        pivots.add(column);
        return;
      }
    }
  }

  /** True if a combination of unknowns can be computed. */
  boolean derives(Map<Integer, Long> combination) {
    for (long left : reduced(combination)) {
      if (left != 0) {
        return false;
      }
    }
    return true;
  }

  private long[] reduced(Map<Integer, Long> combination) {
    long[] row = new long[unknowns];
    combination.forEach((unknown, times) -> row[unknown] = Math.floorMod(times, PRIME));
    for (int at = 0; at < rows.size(); at++) {
      long factor = row[pivots.get(at)];
      if (factor != 0) {
        long[] pivot = rows.get(at);
        for (int column = 0; column < unknowns; column++) {
          row[column] = Math.floorMod(row[column] - factor * pivot[column] % PRIME, PRIME);
        }
      }
    }
    return row;
  }
}
