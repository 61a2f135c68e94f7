package io.tongji.disclosure.suppression.linear;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The simplex method for linear programmes that grow. A row demands a sum of its columns. What it
 * lacks or exceeds costs a price for each unit. So a first solution always exists. Rows and columns
 * may be added to a solved programme, and the next solution starts from the last one.
 *
 * <p>The method is the revised one with an explicit inverse (Chvátal, Linear Programming, 1983, ch.
 * 7). The column that gains most for each unit enters. After many steps without progress the first
 * column that gains enters (Bland's rule), so the method ends. The same input gives the same
 * result. It computes in floating point: results are suggestions, to be checked in integers.
 */
public final class Simplex {

  /** A gain a unit below it is none. */
  private static final double TINY = 1e-7;

  /** Parts are fractions with small denominators; what is smaller is an error of rounding. */
  private static final double ZERO = 1e-12;

  private static final double PIVOT = 1e-7;

  /** Steps at most; no programme here needs a tenth. */
  private static final int STEPS = 20_000;

  /** Steps without progress before the first column that gains enters. */
  private static final int PATIENCE = 50;

  /** Steps until errors of rounding are removed from the prices. */
  private static final int REFRESH = 64;

  private static final int NONE = Integer.MIN_VALUE;

  /** A column of the programme: what it adds to rows, and what a unit of it costs. */
  private static final class Variable {
    private final IntArrayList rows = new IntArrayList();
    private final DoubleArrayList parts = new DoubleArrayList();
    private double cost;
    private int basic = -1;
  }

  private final List<Variable> columns = new ArrayList<>();
  private final DoubleArrayList lacks = new DoubleArrayList();
  private final DoubleArrayList excesses = new DoubleArrayList();

  /** The columns of which the solution consists; −1 − 2·row for a lack, −2 − 2·row for excess. */
  private final IntArrayList basis = new IntArrayList();

  private double[][] inverse = new double[32][32];
  private double[] values = new double[32];
  private double[] duals = new double[32];
  private int rows;
  private int steps;

  /**
   * Adds a row.
   *
   * @param required the sum that it asks for
   * @param lack cost of a unit less
   * @param excess cost of a unit more; infinite if it must not be more
   * @param in columns that were added before
   * @param parts what a unit of each adds
   * @return its number
   */
  public int addRow(double required, double lack, double excess, int[] in, double[] parts) {
    grow();
    lacks.add(lack);
    excesses.add(excess);
    double missing = required;
    double[] line = inverse[rows];
    for (int i = 0; i < in.length; i++) {
      Variable column = columns.get(in[i]);
      column.rows.add(rows);
      column.parts.add(parts[i]);
      if (column.basic >= 0) {
        missing -= parts[i] * values[column.basic];
        double[] of = inverse[column.basic];
        for (int row = 0; row < rows; row++) {
          line[row] -= parts[i] * of[row];
        }
      }
    }
    int sign = missing >= 0 || excess == Double.POSITIVE_INFINITY ? 1 : -1;
    for (int row = 0; row < rows; row++) {
      line[row] *= sign;
    }
    line[rows] = sign;
    values[rows] = sign * missing;
    basis.add(sign > 0 ? lackOf(rows) : excessOf(rows));
    return rows++;
  }

  private void grow() {
    if (rows == inverse.length) {
      int size = 2 * rows;
      inverse = Arrays.copyOf(inverse, size);
      for (int row = 0; row < size; row++) {
        inverse[row] = row < rows ? Arrays.copyOf(inverse[row], size) : new double[size];
      }
      values = Arrays.copyOf(values, size);
      duals = Arrays.copyOf(duals, size);
    }
  }

  /**
   * Adds a column, which runs from 0 upwards.
   *
   * @param in the rows that it has a part in, each once
   * @param parts what a unit adds to each
   * @param cost of a unit
   * @return its number
   */
  public int addColumn(IntArrayList in, DoubleArrayList parts, double cost) {
    Variable column = new Variable();
    column.rows.addAll(in);
    column.parts.addAll(parts);
    column.cost = cost;
    columns.add(column);
    return columns.size() - 1;
  }

  private static int lackOf(int row) {
    return -1 - 2 * row;
  }

  private static int excessOf(int row) {
    return -2 - 2 * row;
  }

  private static int rowOf(int slack) {
    return (-1 - slack) / 2;
  }

  private static int signOf(int slack) {
    return (-1 - slack) % 2 == 0 ? 1 : -1;
  }

  private double cost(int column) {
    if (column >= 0) {
      return columns.get(column).cost;
    }
    return (signOf(column) > 0 ? lacks : excesses).getDouble(rowOf(column));
  }

  /** What a unit more of a row's requirement would cost. */
  public double dual(int row) {
    return duals[row];
  }

  /** How many rows there are. */
  public int rows() {
    return rows;
  }

  /** The value of a column. */
  public double value(int column) {
    int basic = columns.get(column).basic;
    return basic < 0 ? 0 : values[basic];
  }

  /** By how much a row is not met. */
  public double missed(int row) {
    double missed = 0;
    for (int at = 0; at < rows; at++) {
      if (basis.getInt(at) == lackOf(row) || basis.getInt(at) == excessOf(row)) {
        missed += values[at];
      }
    }
    return missed;
  }

  /** What the solution costs. */
  public double cost() {
    double cost = 0;
    for (int at = 0; at < rows; at++) {
      cost += cost(basis.getInt(at)) * values[at];
    }
    return cost;
  }

  /** Changes what a unit of a column costs. */
  public void reprice(int column, double cost) {
    columns.get(column).cost = cost;
  }

  /** Changes what missing a row costs. */
  public void repriceRow(int row, double cost) {
    lacks.set(row, cost);
    excesses.set(row, cost);
  }

  /** Goes to the least cost. */
  public void solve() {
    restore();
    findDuals();
    int idle = 0;
    int end = steps + STEPS;
    for (int entering = entering(false); entering != NONE && steps < end; steps++) {
      if (steps % REFRESH == 0) {
        findDuals();
      }
      int progress = step(entering);
      if (progress < 0) {
        return;
      }
      idle = progress > 0 ? 0 : idle + 1;
      entering = entering(idle > PATIENCE);
    }
  }

  /** Meets rows that were added since, by the dual method: costs stay least. */
  private void restore() {
    findDuals();
    for (int end = steps + STEPS, leaving = worst(); leaving >= 0 && steps < end; steps++) {
      if (steps % REFRESH == 0) {
        findDuals();
      }
      int entering = NONE;
      double least = Double.POSITIVE_INFINITY;
      double largest = 0;
      for (int column = -2 * rows; column < columns.size(); column++) {
        double part = column >= 0 && columns.get(column).basic >= 0 ? 0 : part(leaving, column);
        if (part < -PIVOT) {
          double ratio = Math.max(0, reduced(column)) / -part;
          if (ratio < least - 1e-12 || ratio < least + 1e-12 && -part > largest) {
            entering = column;
            least = ratio;
            largest = -part;
          }
        }
      }
      if (entering == NONE) {
        return;
      }
      exchange(leaving, entering, changes(entering));
      leaving = worst();
    }
  }

  private int worst() {
    int worst = -1;
    double least = -1e-10;
    for (int at = 0; at < rows; at++) {
      if (values[at] < least) {
        least = values[at];
        worst = at;
      }
    }
    return worst;
  }

  private void findDuals() {
    Arrays.fill(duals, 0, rows, 0);
    for (int at = 0; at < rows; at++) {
      double cost = cost(basis.getInt(at));
      if (cost != 0) {
        for (int row = 0; row < rows; row++) {
          duals[row] += cost * inverse[at][row];
        }
      }
    }
  }

  /** What a unit of a column would cost in all. */
  private double reduced(int column) {
    if (column < 0) {
      return cost(column) - signOf(column) * duals[rowOf(column)];
    }
    Variable of = columns.get(column);
    double sum = of.cost;
    for (int i = 0; i < of.rows.size(); i++) {
      sum -= duals[of.rows.getInt(i)] * of.parts.getDouble(i);
    }
    return sum;
  }

  private int entering(boolean first) {
    int best = NONE;
    double least = -TINY;
    for (int column = -2 * rows; column < columns.size(); column++) {
      double reduced = column >= 0 && columns.get(column).basic >= 0 ? 0 : reduced(column);
      if (reduced < least) {
        best = column;
        least = reduced;
        if (first) {
          return best;
        }
      }
    }
    return best;
  }

  private double part(int at, int column) {
    if (column < 0) {
      return signOf(column) * inverse[at][rowOf(column)];
    }
    Variable of = columns.get(column);
    double[] line = inverse[at];
    double sum = 0;
    for (int i = 0; i < of.rows.size(); i++) {
      sum += line[of.rows.getInt(i)] * of.parts.getDouble(i);
    }
    return sum;
  }

  /** The change of the solution for one unit of a column. */
  private double[] changes(int column) {
    double[] changes = new double[rows];
    for (int at = 0; at < rows; at++) {
      changes[at] = part(at, column);
    }
    return changes;
  }

  /** Brings a column in; returns whether that changed values. */
  private int step(int entering) {
    double[] changes = changes(entering);
    double most = Double.POSITIVE_INFINITY;
    int leaving = -1;
    for (int at = 0; at < rows; at++) {
      if (changes[at] > PIVOT) {
        double times = Math.max(0, values[at]) / changes[at];
        boolean same = leaving >= 0 && Math.abs(times - most) <= PIVOT * Math.max(1, most);
        if (same ? changes[at] > changes[leaving] : times < most) {
          most = times;
          leaving = at;
        }
      }
    }
    if (leaving < 0) {
      return -1;
    }
    exchange(leaving, entering, changes);
    return most > PIVOT ? 1 : 0;
  }

  private void exchange(int leaving, int entering, double[] changes) {
    double by = values[leaving] / changes[leaving];
    for (int at = 0; at < rows; at++) {
      values[at] -= by * changes[at];
    }
    values[leaving] = by;
    pivot(leaving, entering, changes);
  }

  private void pivot(int leaving, int entering, double[] changes) {
    double reduced = reduced(entering);
    double[] pivotal = inverse[leaving];
    int[] used = new int[rows];
    int parts = 0;
    for (int row = 0; row < rows; row++) {
      if (pivotal[row] != 0) {
        pivotal[row] /= changes[leaving];
        duals[row] += reduced * pivotal[row];
        used[parts++] = row;
      }
    }
    for (int at = 0; at < rows; at++) {
      double factor = changes[at];
      if (at != leaving && factor != 0) {
        double[] line = inverse[at];
        for (int i = 0; i < parts; i++) {
          double part = line[used[i]] - factor * pivotal[used[i]];
          line[used[i]] = Math.abs(part) < ZERO ? 0 : part;
        }
      }
    }
    int left = basis.getInt(leaving);
    if (left >= 0) {
      columns.get(left).basic = -1;
    }
    basis.set(leaving, entering);
    if (entering >= 0) {
      columns.get(entering).basic = leaving;
    }
  }
}
