package io.tongji.disclosure.suppression.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;

/** Compares costs with those that ojAlgo finds. */
class SimplexTest {

  /** Least cost of a requirement, with columns that others limit. */
  private record Programme(int[][] parts, int[] limits, int[] costs) {

    static Programme random(Random random) {
      int rows = 2 + random.nextInt(8);
      int columns = 2 + random.nextInt(12);
      int[][] parts = new int[rows][columns];
      for (int[] row : parts) {
        for (int column = 0; column < columns; column++) {
          row[column] = random.nextInt(3) == 0 ? random.nextInt(5) - 2 : 0;
        }
      }
      return new Programme(
          parts, random.ints(rows, 0, 20).toArray(), random.ints(columns, 0, 9).toArray());
    }

    /** Rows and columns come in by and by. */
    double byStages(Random random) {
      Simplex simplex = new Simplex();
      simplex.addRow(10, 1000, 0, new int[0], new double[0]);
      int stage = 1 + random.nextInt(parts.length);
      for (int row = 1; row < stage; row++) {
        simplex.addRow(limits[row], 0, Double.POSITIVE_INFINITY, new int[0], new double[0]);
      }
      for (int column = 0; column < costs.length; column++) {
        IntArrayList in = new IntArrayList();
        DoubleArrayList values = new DoubleArrayList();
        for (int row = 0; row < stage; row++) {
          if (parts[row][column] != 0) {
            in.add(row);
            values.add(parts[row][column]);
          }
        }
        simplex.addColumn(in, values, costs[column]);
        if (random.nextInt(3) == 0) {
          simplex.solve();
        }
      }
      simplex.solve();
      for (int row = stage; row < parts.length; row++) {
        int at = row;
        int[] in = IntStream.range(0, costs.length).filter(c -> parts[at][c] != 0).toArray();
        double[] values = IntStream.of(in).mapToDouble(c -> parts[at][c]).toArray();
        simplex.addRow(limits[row], 0, Double.POSITIVE_INFINITY, in, values);
        if (random.nextInt(2) == 0) {
          simplex.solve();
        }
      }
      simplex.solve();
      return simplex.cost();
    }

    double byOjAlgo() {
      ExpressionsBasedModel model = new ExpressionsBasedModel();
      for (int cost : costs) {
        model.newVariable("").lower(0).weight(cost);
      }
      model.newVariable("lack").lower(0).weight(1000);
      for (int row = 0; row < parts.length; row++) {
        Expression sum = model.newExpression("row " + row);
        for (int column = 0; column < costs.length; column++) {
          sum.set(column, parts[row][column]);
        }
        if (row == 0) {
          sum.set(costs.length, 1).lower(10);
        } else {
          sum.upper(limits[row]);
        }
      }
      return model.minimise().getValue();
    }
  }

  @Test
  void costsAreTheLeastHoweverAProgrammeGrows() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      Programme programme = Programme.random(random);
      assertThat(programme.byStages(random))
          .as("seed %d", seed)
          .isCloseTo(programme.byOjAlgo(), within(1e-6));
    }
  }
}
