package io.tongji.verify.attack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * How high a sum can be by the published numbers around it, rounded ones among them, and because
 * cumulatives are not negative: a linear programme of the neighbourhood.
 */
final class Bounds {

  /** More unknowns than these are not taken into one programme. */
  private static final int MOST_PARTS = 300;

  private static final long MILLISECONDS = 2000;

  /** What a sum lies between, by which records. */
  record Range(double low, double high, List<String> records) {}

  private final Knowledge knowledge;
  private final Partition parts;
  private final List<Fact> facts;
  private final boolean floor;
  private final List<LinearSum> rows = new ArrayList<>();
  private final Map<Integer, List<Integer>> rowsOfPart = new HashMap<>();

  /**
   * Bounds by some numbers.
   *
   * @param facts those that are used
   */
  Bounds(Knowledge knowledge, Partition parts, List<Fact> facts) {
    this.knowledge = knowledge;
    this.parts = parts;
    this.facts = List.copyOf(facts);
    this.floor = knowledge.hasFloor();
    for (Fact fact : facts) {
      LinearSum row = parts.parts(fact.sum());
      if (row == null) {
        throw new IllegalStateException("parts are finer than facts: " + fact.record());
      }
      for (int part : row.unknowns()) {
        rowsOfPart.computeIfAbsent(part, p -> new ArrayList<>()).add(rows.size());
      }
      rows.add(row);
    }
  }

  /**
   * How high a sum can be.
   *
   * @param truth what it is
   * @param enough it is all the same how much more than this it can be above that
   * @return null if nothing is known
   */
  @Nullable Range of(LinearSum sum, long truth, long enough) {
    if (!floor) {
      return null;
    }
    Set<Integer> used = neighbourhood(sum);
    ExpressionsBasedModel model = new ExpressionsBasedModel();
    model.options.time_abort = MILLISECONDS;
    // Amounts are given in units of what is enough: near 1, where a solver is at its best.
    double scale = enough;
    Map<Integer, Variable> variables = new HashMap<>();
    for (int row : used) {
      Fact fact = facts.get(row);
      Expression expression = model.addExpression("r" + row);
      fill(expression, rows.get(row), variables, model);
      // Variables are distances from the truth, which is a solution.
      expression.lower(-fact.below() / scale).upper(fact.above() / scale);
      for (int part : rows.get(row).unknowns()) {
        double least = isFloored(part) ? -knowledge.amount(parts.members(part)) / scale : -1e6;
        Objects.requireNonNull(variables.get(part)).lower(least);
      }
    }
    Expression aim = model.addExpression("aim");
    fill(aim, sum, variables, model);
    aim.weight(1).upper(1);
    Optimisation.Result result = model.maximise();
    if (!result.getState().isOptimal()) {
      return null;
    }
    double high = truth + Math.ceil(result.getValue() * scale - 1e-6 * scale);
    return result.getValue() > 1 - 1e-6
        ? null
        : new Range(
            Double.NEGATIVE_INFINITY,
            high,
            used.stream().limit(12).map(row -> facts.get(row).record()).toList());
  }

  private static void fill(
      Expression expression,
      LinearSum sum,
      Map<Integer, Variable> variables,
      ExpressionsBasedModel model) {
    for (int i = 0; i < sum.unknowns().length; i++) {
      Variable variable =
          variables.computeIfAbsent(sum.unknowns()[i], part -> model.addVariable("x" + part));
      expression.set(variable, sum.factors()[i]);
    }
  }

  private boolean isFloored(int part) {
    for (int unknown : parts.members(part).unknowns()) {
      if (!knowledge.unknowns().get(unknown).floor()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Published numbers that have a part in common with the sum, then those with these, and so on.
   */
  private Set<Integer> neighbourhood(LinearSum sum) {
    Set<Integer> used = new LinkedHashSet<>();
    Set<Integer> reached = new LinkedHashSet<>();
    for (int part : sum.unknowns()) {
      reached.add(part);
    }
    List<Integer> queue = new ArrayList<>(reached);
    for (int next = 0; next < queue.size() && reached.size() < MOST_PARTS; next++) {
      for (int row : rowsOfPart.getOrDefault(queue.get(next), List.of())) {
        if (used.add(row)) {
          for (int part : rows.get(row).unknowns()) {
            if (reached.add(part)) {
              queue.add(part);
            }
          }
        }
      }
    }
    return used;
  }
}
