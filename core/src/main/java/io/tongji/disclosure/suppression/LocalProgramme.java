package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.linear.Simplex;
import io.tongji.disclosure.suppression.linear.SparseRow;
import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.ints.Int2DoubleLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2IntLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The linear programme that searches an alternative table for one target: the figure rises by its
 * protection level, and published cells of least cost change. If no published cell changes, the
 * bound is proved. Else it is proved once the cells that change are suppressed. So the programme
 * chooses cells with room for what they are to hide (Kelly, Golden and Assad, “Cell Suppression:
 * Disclosure Protection for Sensitive Tabular Data”, Networks 22, 1992; Fischetti and Salazar,
 * “Models and Algorithms for Optimizing Cell Suppression in Tabular Data with Linear Constraints”,
 * Journal of the American Statistical Association 95, 2000). A cell has a fixed cost, however much
 * it changes. Repricing approximates it (slope scaling: Kim and Pardalos, Operations Research
 * Letters 24, 1999).
 *
 * <p>Columns (exchanges) enter when prices ask for them. The row of an atom enters when its amount
 * would become negative. The solver computes in floating point: its results are suggestions, to be
 * checked in integers.
 */
final class LocalProgramme {

  /** Exchanges added at a time. */
  private static final int STEP = 30;

  /** Each exchange costs a little, and each another little, so that no two steps are the same. */
  private static final double TIE = 1e-5;

  private static final double GOLDEN = 0.618_033_988_749_895;

  /**
   * The programme ends after so many rounds in which more exchanges did not make it cheaper by a
   * set part.
   */
  private static final int PATIENCE = 4;

  private static final double PROGRESS = 0.97;

  private static final int REPRICINGS = 3;

  /** A level that is not reached costs more than all cells that could help. */
  private static final double MISSED = 300;

  /** Prices while superfluous cells are looked for. */
  private static final double KEPT = 1e-2;

  private static final double NOT_KEPT = 3;

  /** The part of an exchange's gain that counts even where others have to make room for it. */
  private static final double BEYOND = 0.02;

  /** A programme that costs less shows in no cell. */
  private static final double FREE = 1e-3;

  private static final double TINY = 1e-7;

  private final Exchanges exchanges;
  private final Prices prices;
  private final Slack slack;
  private final SparseRow form;
  private final long level;
  private final long unit;
  private final Simplex simplex = new Simplex();

  /** The first of the two columns of each exchange that is in. */
  private final Int2IntLinkedOpenHashMap columns = new Int2IntLinkedOpenHashMap();

  /** Rows of atoms, and of cells that follow from others. */
  private final Int2IntLinkedOpenHashMap rowOfAtom = new Int2IntLinkedOpenHashMap();

  private final Int2IntLinkedOpenHashMap rowOfDependent = new Int2IntLinkedOpenHashMap();

  /**
   * A programme.
   *
   * @param prices what it costs that a cell shows
   * @param unit of which the level, rounded up, and amounts, rounded down, are multiples
   */
  LocalProgramme(Prices prices, Slack slack, Combination figure, long level, long unit) {
    this.prices = prices;
    this.exchanges = prices.exchanges();
    this.slack = slack;
    this.form = exchanges.kernel().reduce(figure);
    this.level = Math.addExact(level, Math.floorMod(-level, unit));
    this.unit = unit;
    columns.defaultReturnValue(-1);
    rowOfAtom.defaultReturnValue(-1);
    rowOfDependent.defaultReturnValue(-1);
  }

  /**
   * Solves, with more and more exchanges.
   *
   * @param most about how many are looked at
   */
  void solve(int most) {
    simplex.addRow(1, MISSED, 0, new int[0], new double[0]);
    double best = Double.POSITIVE_INFINITY;
    int idle = 0;
    do {
      solveWithin();
      idle = simplex.cost() < best * PROGRESS || !reaches() ? 0 : idle + 1;
      best = Math.min(best, simplex.cost());
    } while (best > FREE && idle < PATIENCE && columns.size() < most && addMissing());
    for (int i = 0; i < REPRICINGS && simplex.cost() > FREE; i++) {
      reprice();
      solveWithin();
    }
    if (simplex.cost() > FREE && reaches()) {
      prune();
    }
  }

  /** Tries to publish each cell that changes in the table, those that hide least first. */
  private void prune() {
    Int2DoubleLinkedOpenHashMap shown = shownBy();
    for (int exchange : columns.keySet()) {
      int cell = prices.cell(exchange);
      if (cell >= 0 && cost(exchange) > 0) {
        reprice(cell, shown.containsKey(cell) ? KEPT : NOT_KEPT);
      }
    }
    for (int cell : rowOfDependent.keySet()) {
      reprice(cell, shown.containsKey(cell) ? KEPT : NOT_KEPT);
    }
    int[] order =
        shown
            .keySet()
            .intStream()
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(cell -> shown.get((int) cell)))
            .mapToInt(Integer::intValue)
            .toArray();
    for (int cell : order) {
      reprice(cell, NOT_KEPT);
      solveWithin();
      if (shownBy().get(cell) > TINY || !reaches()) {
        reprice(cell, KEPT);
      }
    }
    solveWithin();
  }

  private void reprice(int cell, double price) {
    int row = rowOfDependent.get(cell);
    if (row >= 0) {
      simplex.repriceRow(row, price);
    } else {
      int exchange = prices.exchangeOf(cell);
      simplex.reprice(columns.get(exchange), price * exchanges.scale(exchange));
      simplex.reprice(columns.get(exchange) + 1, price * exchanges.scale(exchange));
    }
  }

  /** Solves with the exchanges that are in. */
  private void solveWithin() {
    do {
      simplex.solve();
    } while (addViolated());
  }

  private double inLevels(long amount) {
    return (double) amount / level;
  }

  private double fall(int atom) {
    long fall = slack.fall(atom);
    return fall == Slack.UNLIMITED ? Double.POSITIVE_INFINITY : inLevels(fall - fall % unit);
  }

  private double times(int exchange) {
    int column = columns.get(exchange);
    return simplex.value(column) - simplex.value(column + 1);
  }

  /** Adds rows for atoms that fall too far; returns whether there are. */
  private boolean addViolated() {
    Int2DoubleLinkedOpenHashMap changes = new Int2DoubleLinkedOpenHashMap();
    for (int exchange : columns.keySet()) {
      double times = times(exchange);
      if (Math.abs(times) > 1e-12) {
        for (int at = exchanges.first(exchange); at < exchanges.first(exchange + 1); at++) {
          changes.addTo(exchanges.atom(at), times * exchanges.coefficient(at));
        }
      }
    }
    int before = simplex.rows();
    for (int atom : changes.keySet()) {
      if (rowOfAtom.get(atom) < 0 && changes.get(atom) < -fall(atom) - 1e-10) {
        SparseRow row = exchanges.kernel().row(atom);
        rowOfAtom.put(atom, addRow(row, -1, fall(atom), 0, Double.POSITIVE_INFINITY));
      }
    }
    return simplex.rows() > before;
  }

  private int addRow(SparseRow of, int sign, double required, double lack, double excess) {
    IntArrayList in = new IntArrayList();
    DoubleArrayList parts = new DoubleArrayList();
    for (int i = 0; i < of.indices().length; i++) {
      int column = columns.get(of.indices()[i]);
      if (column >= 0) {
        double part = sign * exchanges.gain(of.indices()[i], of.residues()[i]);
        in.add(column);
        parts.add(part);
        in.add(column + 1);
        parts.add(-part);
      }
    }
    return simplex.addRow(required, lack, excess, in.toIntArray(), parts.toDoubleArray());
  }

  /**
   * Adds the exchanges that gain most at the prices of the rows; returns false if there are none.
   */
  private boolean addMissing() {
    Int2DoubleLinkedOpenHashMap gains = new Int2DoubleLinkedOpenHashMap();
    addTo(gains, form, simplex.dual(0));
    rowOfAtom.forEach(
        (atom, row) -> addTo(gains, exchanges.kernel().row(atom), -simplex.dual(row)));
    rowOfDependent.forEach((cell, row) -> addTo(gains, prices.form(cell), simplex.dual(row)));
    record Wanted(int exchange, double gain) {}
    List<Wanted> wanted =
        gains
            .keySet()
            .intStream()
            .filter(exchange -> columns.get(exchange) < 0)
            .filter(exchange -> Math.abs(gains.get(exchange)) - cost(exchange) > 1e-4)
            .mapToObj(exchange -> new Wanted(exchange, worth(exchange, gains.get(exchange))))
            .sorted(Comparator.comparing(Wanted::gain).reversed().thenComparing(Wanted::exchange))
            .limit(STEP)
            .toList();
    wanted.forEach(each -> addColumns(each.exchange));
    return !wanted.isEmpty();
  }

  private void addTo(Int2DoubleLinkedOpenHashMap gains, SparseRow of, double dual) {
    if (Math.abs(dual) > 1e-12) {
      for (int i = 0; i < of.indices().length; i++) {
        int exchange = of.indices()[i];
        if (exchanges.exists(exchange)) {
          gains.addTo(exchange, dual * exchanges.gain(exchange, of.residues()[i]));
        }
      }
    }
  }

  /** The gain of an exchange: the part that it makes alone, and a share of the rest. */
  private double worth(int exchange, double gain) {
    double most = 1;
    for (int at = exchanges.first(exchange); at < exchanges.first(exchange + 1); at++) {
      double change = Math.signum(gain) * exchanges.coefficient(at);
      if (change < 0) {
        most = Math.min(most, fall(exchanges.atom(at)) / -change);
      }
    }
    return (Math.abs(gain) - cost(exchange)) * (BEYOND + most);
  }

  private double cost(int exchange) {
    int cell = prices.cell(exchange);
    return cell < 0 ? 0 : prices.cost(cell, slack, level) * exchanges.scale(exchange);
  }

  private void addColumns(int exchange) {
    IntArrayList in = new IntArrayList();
    DoubleArrayList parts = new DoubleArrayList();
    long gain = exchanges.gain(exchange, form.at(exchange));
    if (gain != 0) {
      in.add(0);
      parts.add(gain);
    }
    for (int at = exchanges.first(exchange); at < exchanges.first(exchange + 1); at++) {
      int row = rowOfAtom.get(exchanges.atom(at));
      if (row >= 0) {
        in.add(row);
        parts.add(-exchanges.coefficient(at));
      }
    }
    for (int dependent : prices.dependents(exchange)) {
      double price = prices.cost(dependent, slack, level);
      if (price > 0) {
        int row = rowOfDependent.get(dependent);
        if (row < 0) {
          row = addRow(prices.form(dependent), 1, 0, price, price);
          rowOfDependent.put(dependent, row);
        }
        in.add(row);
        parts.add(exchanges.gain(exchange, prices.form(dependent).at(exchange)));
      }
    }
    double cost = cost(exchange) + TIE * (1 + exchange * GOLDEN % 1);
    columns.put(exchange, simplex.addColumn(in, parts, cost));
    DoubleArrayList less = new DoubleArrayList(parts);
    less.replaceAll(part -> -part);
    simplex.addColumn(in, less, cost);
  }

  private void reprice() {
    shownBy()
        .forEach((cell, by) -> reprice(cell, prices.cost(cell, slack, level) / Math.max(1e-2, by)));
  }

  /** Whether the figure rises by its level. */
  boolean reaches() {
    return simplex.missed(0) <= TINY;
  }

  /** The alternative table, not yet checked. */
  Change change(Change.RunningSum sum) {
    sum.clear();
    for (int exchange : columns.keySet()) {
      sum.add(exchanges, exchange, Math.round(times(exchange) * level));
    }
    return sum.toChange();
  }

  /** Published cells in which it shows. */
  int[] shown() {
    return shownBy().keySet().toIntArray();
  }

  /** The same with how many levels they show. */
  private Int2DoubleLinkedOpenHashMap shownBy() {
    Int2DoubleLinkedOpenHashMap shown = new Int2DoubleLinkedOpenHashMap();
    for (int exchange : columns.keySet()) {
      double by = Math.abs(times(exchange)) * exchanges.scale(exchange);
      if (by > TINY && cost(exchange) > 0) {
        shown.put(prices.cell(exchange), by);
      }
    }
    rowOfDependent.forEach(
        (cell, row) -> {
          double by = simplex.missed(row);
          if (by > TINY) {
            shown.put((int) cell, by);
          }
        });
    return shown;
  }
}
