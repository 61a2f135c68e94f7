package io.tongji.disclosure.suppression;

import java.util.ArrayList;
import java.util.List;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.linear.LinearSolver;

/** Attacks on a small table by brute force, over all published cells at once. */
final class Attack {

  private final RandomTable random;
  private final Suppression suppression;

  Attack(RandomTable random, Suppression suppression) {
    this.random = random;
    this.suppression = suppression;
  }

  /** The unsafe atoms and cells. */
  List<Combination> unsafe() {
    List<Combination> unsafe = new ArrayList<>();
    random.unsafe.stream().forEach(cell -> unsafe.add(Combination.sum(random.table.cell(cell))));
    for (int atom = 0; atom < random.table.atoms(); atom++) {
      if (random.rules.isUnsafe(Pool.ofAtom(random.table, atom))) {
        unsafe.add(Combination.sum(atom));
      }
    }
    return unsafe;
  }

  /** What anybody can compute of these figures. */
  List<Combination> derivable(List<Combination> figures) {
    RationalRank published = random.published(suppression);
    return figures.stream().filter(figure -> published.spans(random.row(figure))).toList();
  }

  /** The number of times that one holding can compute what another one alone contributed. */
  int betrayals() {
    Table table = random.table;
    int betrayals = 0;
    for (int atom = 0; atom < table.atoms(); atom++) {
      int attacker = soleOwner(table, 0, atom);
      if (attacker >= 0) {
        RationalRank known = random.published(suppression);
        for (int own = 0; own < table.atoms(); own++) {
          if (soleOwner(table, 0, own) == attacker) {
            known.add(random.row(Combination.sum(own)));
          }
        }
        for (int victim = 0; victim < table.atoms(); victim++) {
          int owner = soleOwner(table, 0, victim);
          boolean found = known.spans(random.row(Combination.sum(victim)));
          betrayals += owner >= 0 && owner != attacker && found ? 1 : 0;
        }
      }
    }
    return betrayals;
  }

  /** The figures whose best upper bound is closer than their protection level. */
  List<Combination> tooClose(List<Combination> figures) {
    return figures.stream()
        .filter(
            figure -> {
              Pool pool = Pool.of(random.table, figure);
              long level = random.rules.protection(pool, 0).level();
              return level > 0 && highest(figure) < value(figure) + level - 1e-3;
            })
        .toList();
  }

  private long value(Combination figure) {
    long value = 0;
    for (int i = 0; i < figure.size(); i++) {
      value += figure.coefficient(i) * random.table.atomValue(0, figure.atom(i));
    }
    return value;
  }

  /** The highest value that a figure can have, given all that is published. */
  private double highest(Combination figure) {
    Table table = random.table;
    RationalRank rank = new RationalRank(table.atoms());
    List<Integer> rows = new ArrayList<>();
    for (int cell = 0; cell < table.cells(); cell++) {
      if (!suppression.isSuppressed(cell) && rank.add(random.row(cell))) {
        rows.add(cell);
      }
    }
    double ceiling = 1e7;
    R064Store body = R064Store.FACTORY.make(rows.size() + 1, table.atoms() + 1);
    R064Store right = R064Store.FACTORY.make(rows.size() + 1, 1);
    for (int row = 0; row < rows.size(); row++) {
      for (int atom : table.cell(rows.get(row))) {
        body.set(row, atom, 1);
      }
      right.set(row, 0, table.cellValue(0, rows.get(row)));
    }
    double[] costs = new double[table.atoms() + 1];
    for (int i = 0; i < figure.size(); i++) {
      costs[figure.atom(i)] = -figure.coefficient(i);
      body.set(rows.size(), figure.atom(i), figure.coefficient(i));
    }
    body.set(rows.size(), table.atoms(), 1);
    right.set(rows.size(), 0, ceiling);
    LinearSolver solver = LinearSolver.newStandardBuilder(costs).equalities(body, right).build();
    Optimisation.Result result = solver.solve();
    if (!result.getState().isOptimal()) {
      throw new IllegalStateException("no optimum: " + result);
    }
    return -result.getValue();
  }

  /** The only holding with an amount in an atom; −1 if there is none, or there are several. */
  private static int soleOwner(Table table, int measure, int atom) {
    int owner = -1;
    for (int c = table.firstContribution(atom); c < table.firstContribution(atom + 1); c++) {
      if (table.amount(measure, c) != 0) {
        if (owner >= 0) {
          return -1;
        }
        owner = table.holding(c);
      }
    }
    return owner;
  }
}
