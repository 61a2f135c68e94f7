package io.tongji.disclosure.suppression;

import it.unimi.dsi.fastutil.ints.Int2DoubleLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.Int2IntLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.Arrays;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.linear.LinearSolver;

/**
 * The linear programme that looks for the alternative table in which a figure rises most, over few
 * exchanges near the figure. Its dual prices the exchanges that are missing. When none is, the
 * bound found is that of the whole system, and the dual is the reason: the figure and multiples of
 * some atoms add up to something that can be computed from published cells.
 *
 * <p>The solver computes in floating point: its answers are suggestions, to be checked in integers.
 */
final class LocalProgramme {

  /** Exchanges at first, added at a time at least, and at most. */
  private static final int START = 40;

  private static final int STEP = 40;
  private static final int MOST = 400;

  private static final int ITERATIONS = 100_000;

  private static final double TINY = 1e-7;

  /** The multiples of the atoms in a reason are fractions with small denominators. */
  private static final int LARGEST_DENOMINATOR = 12;

  private final Exchanges exchanges;
  private final Slack slack;
  private final IntSet holdings;
  private final SparseRow form;
  private final Combination figure;
  private final long level;
  private final long margin;
  private final IntArrayList chosen = new IntArrayList();
  private int solved;
  private @Nullable Change change;
  private @Nullable Combination reason;

  /**
   * A programme.
   *
   * @param holdings those who must not notice
   */
  LocalProgramme(
      Exchanges exchanges,
      Slack slack,
      IntSet holdings,
      Combination figure,
      long level,
      long margin) {
    this.exchanges = exchanges;
    this.slack = slack;
    this.holdings = holdings;
    this.figure = figure;
    this.form = exchanges.kernel().reduce(figure);
    this.level = Math.addExact(level, Math.min(margin, level / 4 + 1));
    this.margin = margin;
  }

  /** How many programmes were solved. */
  int solved() {
    return solved;
  }

  /** An alternative table far enough, not yet checked; null if none was found. */
  @Nullable Change change() {
    return change;
  }

  /**
   * What limits the figure: a combination that is derivable, and the figure's own atoms with others
   * that are small; null if a table was found, or the limit is not understood.
   */
  @Nullable Combination reason() {
    return reason;
  }

  /** Solves, with more and more exchanges. */
  LocalProgramme solve() {
    for (int i = 0; i < form.indices().length && chosen.size() < START; i++) {
      if (exchanges.exists(form.indices()[i])) {
        chosen.add(form.indices()[i]);
      }
    }
    while (!chosen.isEmpty()) {
      Int2IntLinkedOpenHashMap columns = columns();
      Optimisation.Result result = run(columns);
      solved++;
      if (!result.getState().isFeasible() || result.getMultipliers().isEmpty()) {
        return this;
      }
      if (result.getValue() >= level * (1 - TINY)) {
        change = toChange(result);
        return this;
      }
      if (!addMissing(prices(columns, result))) {
        return this;
      }
    }
    return this;
  }

  /** The columns of the dual: an atom's slack, or, for known atoms, both signs. */
  private Int2IntLinkedOpenHashMap columns() {
    Int2IntLinkedOpenHashMap columns = new Int2IntLinkedOpenHashMap();
    columns.defaultReturnValue(-1);
    int next = 1;
    for (int free : chosen) {
      for (int place = exchanges.first(free); place < exchanges.first(free + 1); place++) {
        int atom = exchanges.atom(place);
        if (!columns.containsKey(atom) && slack.fall(atom, holdings) < Slack.UNLIMITED) {
          columns.put(atom, next);
          next += slack.isKnown(atom, holdings) ? 2 : 1;
        }
      }
    }
    columns.put(-1, next);
    return columns;
  }

  /** Dense tableaux, and no limit of time: the same answer on a machine that is busy. */
  private static Optimisation.Options options() {
    Optimisation.Options options = new Optimisation.Options();
    options.sparse = Boolean.FALSE;
    options.time_abort = Long.MAX_VALUE;
    options.time_suffice = Long.MAX_VALUE;
    options.iterations_abort = ITERATIONS;
    return options;
  }

  private long fall(int atom) {
    long fall = slack.fall(atom, holdings);
    return fall - Math.min(margin, fall / 4);
  }

  private Optimisation.Result run(Int2IntLinkedOpenHashMap columns) {
    int width = columns.get(-1);
    double[] costs = new double[width];
    R064Store body = R064Store.FACTORY.make(chosen.size(), width);
    R064Store right = R064Store.FACTORY.make(chosen.size(), 1);
    costs[0] = 1;
    for (int row = 0; row < chosen.size(); row++) {
      int free = chosen.getInt(row);
      double gain = exchanges.gain(free, form.at(free));
      body.set(row, 0, gain);
      right.set(row, 0, gain);
      for (int place = exchanges.first(free); place < exchanges.first(free + 1); place++) {
        int atom = exchanges.atom(place);
        int column = columns.get(atom);
        if (column > 0) {
          body.set(row, column, -exchanges.coefficient(place));
          costs[column] = Math.min(1e6, (double) fall(atom) / level);
          if (slack.isKnown(atom, holdings)) {
            body.set(row, column + 1, exchanges.coefficient(place));
          }
        }
      }
    }
    LinearSolver solver =
        LinearSolver.newStandardBuilder(costs).equalities(body, right).build(options());
    Optimisation.Result result = solver.solve();
    return result.withValue(result.getValue() * level);
  }

  /** The multiples of atoms that the dual adds to the figure. */
  private Int2DoubleLinkedOpenHashMap prices(
      Int2IntLinkedOpenHashMap columns, Optimisation.Result result) {
    double weight = 1 - result.doubleValue(0);
    Int2DoubleLinkedOpenHashMap prices = new Int2DoubleLinkedOpenHashMap();
    for (int i = 0; i < figure.size(); i++) {
      prices.addTo(figure.atom(i), figure.coefficient(i) * weight);
    }
    for (int atom : columns.keySet()) {
      if (atom >= 0) {
        int column = columns.get(atom);
        double price = result.doubleValue(column);
        if (slack.isKnown(atom, holdings)) {
          price -= result.doubleValue(column + 1);
        }
        if (Math.abs(price) > TINY) {
          prices.addTo(atom, price);
        }
      }
    }
    return prices;
  }

  /** Adds exchanges that change the priced sum; if there is none, that sum is the reason. */
  private boolean addMissing(Int2DoubleLinkedOpenHashMap prices) {
    Int2DoubleLinkedOpenHashMap costs = new Int2DoubleLinkedOpenHashMap();
    for (int atom : prices.keySet()) {
      SparseRow row = exchanges.kernel().row(atom);
      for (int i = 0; i < row.indices().length; i++) {
        int free = row.indices()[i];
        if (exchanges.exists(free)) {
          costs.addTo(free, prices.get(atom) * exchanges.gain(free, row.residues()[i]));
        }
      }
    }
    chosen.forEach(costs::remove);
    int[] missing =
        costs.keySet().intStream().filter(free -> Math.abs(costs.get(free)) > 1e-5).toArray();
    if (missing.length == 0) {
      reason = toReason(prices);
      return false;
    }
    int[] best =
        Arrays.stream(missing)
            .boxed()
            .sorted(
                Comparator.<Integer>comparingDouble(free -> -Math.abs(costs.get((int) free)))
                    .thenComparing(free -> free))
            .limit(Math.max(STEP, chosen.size() / 2))
            .mapToInt(Integer::intValue)
            .toArray();
    chosen.addElements(chosen.size(), best);
    return chosen.size() <= MOST;
  }

  private Change toChange(Optimisation.Result result) {
    Change found = new Change();
    for (int row = 0; row < chosen.size(); row++) {
      double times = -result.getMultipliers().get().doubleValue(row) * level;
      found.add(exchanges, chosen.getInt(row), Math.round(times));
    }
    return found;
  }

  private @Nullable Combination toReason(Int2DoubleLinkedOpenHashMap prices) {
    for (int factor = 1; factor <= LARGEST_DENOMINATOR; factor++) {
      Combination sum = Combination.sum();
      boolean whole = true;
      for (int atom : prices.keySet()) {
        double product = prices.get(atom) * factor;
        whole &= Math.abs(product - Math.rint(product)) < 1e-4;
        sum = sum.plus(Math.round(product), Combination.sum(atom));
      }
      if (whole && sum.size() > 0 && exchanges.kernel().reduce(sum).isZero()) {
        return sum;
      }
    }
    return null;
  }
}
