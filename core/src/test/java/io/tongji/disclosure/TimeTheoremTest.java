package io.tongji.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * If month and cumulative of a cell are published together, and a cell that is suppressed stays so,
 * then what can be computed of a month from all that is published in the year can be computed from
 * the cells of that month alone. Shown on random cells, exactly, by the ranks of all equations.
 */
class TimeTheoremTest {

  private static final int ATOMS = 5;
  private static final int MONTHS = 4;
  private static final BigInteger PRIME = BigInteger.valueOf(2_147_483_647L);

  private static long[] row(int cell, int from, int to) {
    long[] row = new long[ATOMS * MONTHS];
    for (int month = from; month <= to; month++) {
      for (int atom = 0; atom < ATOMS; atom++) {
        row[month * ATOMS + atom] = cell >> atom & 1;
      }
    }
    return row;
  }

  /** The rank of rows, modulo a prime. */
  private static int rank(List<long[]> rows) {
    List<long[]> left = new ArrayList<>();
    rows.forEach(row -> left.add(row.clone()));
    int rank = 0;
    for (int column = 0; column < ATOMS * MONTHS; column++) {
      int pivot = -1;
      for (int at = rank; at < left.size() && pivot < 0; at++) {
        pivot = left.get(at)[column] == 0 ? -1 : at;
      }
      if (pivot >= 0) {
        long[] row = left.set(pivot, left.get(rank));
        left.set(rank, row);
        for (int at = rank + 1; at < left.size(); at++) {
          eliminate(left.get(at), row, column);
        }
        rank++;
      }
    }
    return rank;
  }

  private static void eliminate(long[] from, long[] row, int column) {
    long factor =
        BigInteger.valueOf(row[column])
            .modInverse(PRIME)
            .multiply(BigInteger.valueOf(from[column]))
            .mod(PRIME)
            .longValue();
    for (int at = column; at < from.length; at++) {
      from[at] = Math.floorMod(from[at] - factor * row[at] % 2_147_483_647L, 2_147_483_647L);
    }
  }

  private static boolean derivable(List<long[]> published, long[] target) {
    List<long[]> more = new ArrayList<>(published);
    more.add(target);
    return rank(more) == rank(published);
  }

  private record Year(int[] cells, boolean[][] suppressed) {

    List<long[]> published(int from, int to) {
      List<long[]> rows = new ArrayList<>();
      for (int month = from; month <= to; month++) {
        for (int cell = 0; cell < cells.length; cell++) {
          if (!suppressed[month][cell]) {
            rows.add(row(cells[cell], month, month));
            rows.add(row(cells[cell], 0, month));
          }
        }
      }
      return rows;
    }

    List<long[]> ofMonth(int month) {
      List<long[]> rows = new ArrayList<>();
      for (int cell = 0; cell < cells.length; cell++) {
        if (!suppressed[month][cell]) {
          rows.add(row(cells[cell], month, month));
        }
      }
      return rows;
    }
  }

  private static Year year(Random random, boolean ratchet) {
    int[] cells = new int[7];
    boolean[][] suppressed = new boolean[MONTHS][cells.length];
    for (int cell = 0; cell < cells.length; cell++) {
      cells[cell] = 1 + random.nextInt((1 << ATOMS) - 1);
      for (int month = 0; month < MONTHS; month++) {
        boolean before = ratchet && month > 0 && suppressed[month - 1][cell];
        suppressed[month][cell] = before || random.nextInt(4) == 0;
      }
    }
    return new Year(cells, suppressed);
  }

  @Test
  void theCrossSectionOfEachMonthIsTheAuditOfTheYear() {
    Random random = new Random(20_230_101);
    int asked = 0;
    for (int trial = 0; trial < 400; trial++) {
      Year year = year(random, true);
      List<long[]> all = year.published(0, MONTHS - 1);
      for (int month = 0; month < MONTHS; month++) {
        for (int cell = 0; cell < year.cells().length; cell++) {
          if (year.suppressed()[month][cell]) {
            long[] alone = row(year.cells()[cell], month, month);
            boolean derivable = derivable(year.ofMonth(month), alone);
            assertThat(derivable(all, alone)).isEqualTo(derivable);
            assertThat(derivable(all, row(year.cells()[cell], 0, month)) && !derivable).isFalse();
            asked++;
          }
        }
      }
    }
    assertThat(asked).isGreaterThan(4_000);
  }

  @Test
  void withoutTheRatchetAMonthIsGivenAwayByItsNeighbours() {
    Random random = new Random(20_230_102);
    int lost = 0;
    for (int trial = 0; trial < 400; trial++) {
      Year year = year(random, false);
      List<long[]> all = year.published(0, MONTHS - 1);
      for (int cell = 0; cell < year.cells().length; cell++) {
        boolean gap =
            !year.suppressed()[0][cell]
                && year.suppressed()[1][cell]
                && !year.suppressed()[2][cell];
        long[] alone = row(year.cells()[cell], 1, 1);
        if (gap && !derivable(year.ofMonth(1), alone)) {
          assertThat(derivable(all, alone)).isTrue();
          lost++;
        }
      }
    }
    assertThat(lost).isGreaterThan(50);
  }
}
