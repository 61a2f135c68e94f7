package io.tongji.disclosure.suppression;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Linear algebra over the rationals by school's method: the yardstick of the tests. */
final class RationalRank {

  private final List<BigInteger[]> echelon = new ArrayList<>();
  private final int width;

  RationalRank(int width) {
    this.width = width;
  }

  /** Adds a row; returns whether it is independent of those before it. */
  boolean add(long[] row) {
    BigInteger[] reduced = reduce(row);
    if (leading(reduced) == width) {
      return false;
    }
    echelon.add(reduced);
    return true;
  }

  boolean spans(long[] row) {
    return leading(reduce(row)) == width;
  }

  private BigInteger[] reduce(long[] row) {
    BigInteger[] left = new BigInteger[width];
    for (int i = 0; i < width; i++) {
      left[i] = BigInteger.valueOf(row[i]);
    }
    for (BigInteger[] pivot : echelon) {
      int lead = leading(pivot);
      BigInteger factor = left[lead];
      if (factor.signum() != 0) {
        for (int i = 0; i < width; i++) {
          left[i] = left[i].multiply(pivot[lead]).subtract(pivot[i].multiply(factor));
        }
      }
    }
    return left;
  }

  private static int leading(BigInteger[] row) {
    int lead = 0;
    while (lead < row.length && row[lead].signum() == 0) {
      lead++;
    }
    return lead;
  }
}
