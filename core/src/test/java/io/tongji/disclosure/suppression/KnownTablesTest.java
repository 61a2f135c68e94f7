package io.tongji.disclosure.suppression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Tables with margins from the literature and from public tools: patterns are valid, and not dearer
 * than theirs, or than the best one, by more than a fifth in value.
 */
final class KnownTablesTest {

  /** Only the given cells are unsafe, and not being derivable is enough. */
  private static final PoolJudge GIVEN =
      new PoolJudge() {
        @Override
        public boolean isUnsafe(Pool pool) {
          return false;
        }

        @Override
        public ProtectionLevel protection(Pool pool, int measure) {
          return ProtectionLevel.NONE;
        }
      };

  /** A table of rows and columns with all margins; zeros are no atoms. */
  private static final class Margins {

    private final Table table;
    private final int[][] cells;
    private final BitSet unsafe = new BitSet();

    Margins(long[][] values) {
      Table.Builder builder = Table.builder(1, false);
      List<List<Integer>> all = new ArrayList<>();
      int rows = values.length;
      int columns = values[0].length;
      cells = new int[rows + 1][columns + 1];
      for (int i = 0; i < (rows + 1) * (columns + 1); i++) {
        cells[i / (columns + 1)][i % (columns + 1)] = i;
        all.add(new ArrayList<>());
      }
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          if (values[row][column] > 0) {
            int atom = builder.atom();
            builder.contribution(atom, new long[] {values[row][column]}, new long[] {0});
            for (int r : new int[] {row, rows}) {
              for (int c : new int[] {column, columns}) {
                all.get(cells[r][c]).add(atom);
              }
            }
          }
        }
      }
      all.forEach(atoms -> builder.cell(atoms.stream().mapToInt(a -> a).toArray()));
      table = builder.build();
    }

    Margins unsafe(int row, int column) {
      unsafe.set(cells[row][column]);
      return this;
    }

    int[] candidates() {
      return IntStream.range(0, table.cells())
          .filter(cell -> !unsafe.get(cell))
          .boxed()
          .sorted(Comparator.comparing(cell -> -table.cellValue(0, cell)))
          .mapToInt(Integer::intValue)
          .toArray();
    }

    BitSet secondaries() {
      Suppression suppression =
          new SecondarySuppression(table, GIVEN).protect(unsafe, List.of(), candidates(), 0);
      BitSet secondaries = new BitSet();
      Arrays.stream(candidates()).filter(suppression::isSuppressed).forEach(secondaries::set);
      return secondaries;
    }

    long value(BitSet suppressed) {
      return suppressed.stream().mapToLong(cell -> table.cellValue(0, cell)).sum();
    }

    boolean isValid(BitSet secondaries) {
      RationalRank published = new RationalRank(table.atoms());
      for (int cell = 0; cell < table.cells(); cell++) {
        if (!secondaries.get(cell) && !unsafe.get(cell)) {
          published.add(row(cell));
        }
      }
      return unsafe.stream().noneMatch(cell -> published.spans(row(cell)));
    }

    private long[] row(int cell) {
      long[] row = new long[table.atoms()];
      Arrays.stream(table.cell(cell)).forEach(atom -> row[atom] = 1);
      return row;
    }

    /** The value of the cheapest valid pattern of a few secondaries, by trying all of them. */
    long cheapest(int most) {
      int[] cheap = candidates();
      return cheapest(cheap, cheap.length - 1, most, new BitSet());
    }

    private long cheapest(int[] from, int next, int most, BitSet chosen) {
      if (isValid(chosen)) {
        return value(chosen);
      }
      long best = Long.MAX_VALUE;
      for (int i = next; i >= 0 && most > 0; i--) {
        if (table.cell(from[i]).length > 0) {
          chosen.set(from[i]);
          best = Math.min(best, cheapest(from, i - 1, most - 1, chosen));
          chosen.clear(from[i]);
        }
      }
      return best;
    }
  }

  /** The microdata of sdcTable, region by gender; its optimal method takes A and C. */
  @Test
  void oneUnsafeCellCostsWhatTheOptimumOfSdcTableCosts() {
    Margins table =
        new Margins(new long[][] {{178, 20}, {140, 204}, {118, 106}, {366, 152}}).unsafe(0, 1);
    BitSet secondaries = table.secondaries();
    assertThat(table.isValid(secondaries)).isTrue();
    long optimal = 178 + 118 + 106;
    assertThat(table.value(secondaries)).isLessThanOrEqualTo(optimal * 6 / 5);
  }

  /**
   * A table of sdcTable's tests: each row and column has two suppressed cells, and yet one of them
   * follows from two rows less two columns; its heuristic finds that by attacking, and suppresses
   * one more cell.
   */
  @Test
  void aCellThatFollowsFromTwoRowsAndTwoColumnsIsProtected() {
    Margins table =
        new Margins(
            new long[][] {
              {30, 47, 64, 89}, {90, 124, 5, 31}, {92, 100, 59, 85}, {800, 991, 651, 685}
            });
    int[][] unsafe = {{0, 0}, {0, 1}, {0, 2}, {1, 0}, {1, 2}, {2, 1}, {2, 3}, {3, 1}, {3, 3}};
    Arrays.stream(unsafe).forEach(cell -> table.unsafe(cell[0], cell[1]));
    assertThat(table.isValid(new BitSet())).isFalse();
    BitSet secondaries = table.secondaries();
    assertThat(table.isValid(secondaries)).isTrue();
    assertThat(table.value(secondaries)).isLessThanOrEqualTo(table.cheapest(2) * 6 / 5);
  }

  /** The magnitude table of GaussSuppression's vignette; cells of one contributor are unsafe. */
  @Test
  void singlesOfGaussSuppressionsMagnitudeTableAreProtected() {
    Margins table =
        new Margins(
                new long[][] {
                  {0, 1004, 1398}, {168, 94, 1053}, {0, 236, 92}, {203, 291, 84},
                })
            .unsafe(1, 0)
            .unsafe(3, 2);
    BitSet secondaries = table.secondaries();
    assertThat(table.isValid(secondaries)).isTrue();
    assertThat(table.value(secondaries)).isLessThanOrEqualTo(table.cheapest(4) * 6 / 5);
  }
}
