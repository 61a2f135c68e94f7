package io.tongji.disclosure.suppression;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** A small table of random contributions, rows, columns, and overlapping zones. */
final class RandomTable {

  final Table table;
  final SimpleRules rules = new SimpleRules(3, 15);
  final BitSet unsafe = new BitSet();
  final int[] candidates;

  RandomTable(long seed) {
    Random random = new Random(seed);
    int rows = 2 + random.nextInt(4);
    int columns = 2 + random.nextInt(4);
    int holdings = 4 + random.nextInt(20);
    Table.Builder builder = Table.builder(1, false);
    int[][] grid = new int[rows][columns];
    for (int[] line : grid) {
      Arrays.setAll(line, column -> atom(builder, random, holdings));
    }
    List<int[]> cells = new ArrayList<>();
    for (int[] line : grid) {
      cells.add(line);
      if (seed % 2 == 0) {
        Arrays.stream(line).forEach(atom -> cells.add(new int[] {atom}));
      }
    }
    for (int column = 0; column < columns; column++) {
      int c = column;
      cells.add(Arrays.stream(grid).mapToInt(line -> line[c]).toArray());
    }
    cells.add(Arrays.stream(grid).flatMapToInt(Arrays::stream).toArray());
    for (int zone = random.nextInt(3); zone > 0; zone--) {
      cells.add(
          IntStream.range(0, rows * columns).filter(atom -> random.nextInt(3) == 0).toArray());
    }
    cells.forEach(builder::cell);
    table = builder.build();
    for (int cell = 0; cell < table.cells(); cell++) {
      unsafe.set(cell, rules.isUnsafe(Pool.ofCell(table, cell)));
    }
    candidates =
        IntStream.range(0, table.cells())
            .filter(cell -> !unsafe.get(cell))
            .boxed()
            .sorted(Comparator.comparing(cell -> -table.cellValue(0, cell)))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  private static int atom(Table.Builder builder, Random random, int holdings) {
    int atom = builder.atom();
    int number = 1 + random.nextInt(random.nextInt(3) == 0 ? 8 : 3);
    int[] who = random.ints(0, holdings).distinct().limit(Math.min(number, holdings)).toArray();
    Arrays.sort(who);
    for (int holding : who) {
      long amount = (long) Math.exp(4 + 1.5 * random.nextGaussian()) + 1;
      builder.contribution(holding, new long[] {amount}, new long[] {0});
    }
    return atom;
  }

  long[] row(Combination combination) {
    long[] row = new long[table.atoms()];
    for (int i = 0; i < combination.size(); i++) {
      row[combination.atom(i)] = combination.coefficient(i);
    }
    return row;
  }

  long[] row(int cell) {
    return row(Combination.sum(table.cell(cell)));
  }

  RationalRank published(Suppression suppression) {
    RationalRank rank = new RationalRank(table.atoms());
    for (int cell = 0; cell < table.cells(); cell++) {
      if (!suppression.isSuppressed(cell)) {
        rank.add(row(cell));
      }
    }
    return rank;
  }
}
