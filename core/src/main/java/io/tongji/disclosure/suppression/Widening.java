package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.Certificates.Bound;
import io.tongji.disclosure.suppression.Certificates.Widened;
import io.tongji.disclosure.suppression.Suppression.Cause;
import io.tongji.disclosure.suppression.Suppression.Conflict;
import io.tongji.disclosure.suppression.Suppression.Statistics;
import io.tongji.disclosure.suppression.Suppression.Unproven;
import io.tongji.disclosure.suppression.linear.SparseRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Suppresses further cells until the upper bound of every target is far enough. Targets with the
 * highest levels come first: what makes room for a dominating contributor makes room for many
 * others. At the end those cells are published again that turn out not to be needed, the most
 * important ones first. What was proved before remains proved, since less is published.
 */
final class Widening {

  /** Exchanges at most in a programme that chooses cells. */
  private static final int MANY = 800;

  /** The same in one that is to do without a cell. */
  private static final int FEW = 250;

  private final Table table;
  private final PoolJudge judge;
  private final Targets targets;
  private final Cause[] causes;
  private final List<Conflict> conflicts = new ArrayList<>();
  private final List<Unproven> unproven = new ArrayList<>();

  /** The alternative tables of bounds for which more was suppressed. */
  private final Map<Bound, Change> repaired = new LinkedHashMap<>();

  private Kernel kernel;
  private Statistics statistics;

  /**
   * Nothing looked at yet.
   *
   * @param causes of all cells; changed where more is suppressed
   * @param kernel of the published ones
   */
  Widening(Table table, PoolJudge judge, Targets targets, Cause[] causes, Kernel kernel) {
    this.kernel = kernel;
    this.table = table;
    this.judge = judge;
    this.targets = targets;
    this.causes = causes;
    this.statistics = Statistics.ofExact(targets.size(), kernel.rank());
  }

  /**
   * Suppresses what is needed.
   *
   * @param order all candidates in their order
   * @param forced how many of them, from the front, are conflicts if they are suppressed
   */
  void widen(int[] order, int forced) {
    BitSet first = new BitSet();
    Arrays.stream(order, 0, forced).forEach(first::set);
    PublishedCells published = new PublishedCells(table, causes, first);
    Slack[] slacks = new Slack[table.measures()];
    Arrays.setAll(slacks, measure -> new Slack(table, measure));
    List<Bound> bounds = bounds();
    Certificates certificates =
        new Certificates(Prices.none(ofLargest(slacks[0]), published), targets, slacks, published);
    List<Bound> narrow = new ArrayList<>(certificates.prove(bounds));
    if (!narrow.isEmpty()) {
      narrow.sort(Comparator.comparingLong(Bound::level).reversed());
      Prices prices = Prices.of(table, published, order, slacks[0]);
      narrow.forEach(bound -> repair(bound, certificates, prices, published));
      reopen(order, certificates, prices, published);
      settle(order, published);
    }
    statistics =
        new Statistics(
            targets.size(),
            kernel.rank(),
            bounds.size(),
            certificates.byExchange(),
            certificates.byProgramme(),
            repaired.size(),
            certificates.programmes());
  }

  /** The kernel of what is published, in which atoms are bound that are as large as can be. */
  private Kernel ofLargest(Slack slack) {
    Kernel largest = new Kernel(table);
    for (int cell = 0; cell < table.cells(); cell++) {
      if (causes[cell] == Cause.PUBLISHED) {
        SparseRow form = largest.reduce(table.cell(cell));
        if (!form.isZero()) {
          largest.bind(form, slack.largest(form));
        }
      }
    }
    return largest;
  }

  /** Suppresses the least important cells that make room for a bound, if any are needed. */
  private void repair(
      Bound bound, Certificates certificates, Prices prices, PublishedCells published) {
    Change known = known(bound);
    Widened widened =
        known == null ? certificates.widened(bound, prices, MANY) : new Widened(known, new int[0]);
    if (widened == null) {
      unproven.add(new Unproven(targets.name(bound.target()), bound.measure(), bound.level()));
      return;
    }
    repaired.put(bound, widened.change());
    for (int cell : widened.shown()) {
      published.suppress(cell);
      if (published.isForced(cell)) {
        conflicts.add(new Conflict(cell, targets.name(bound.target()), Cause.NARROW));
      }
    }
  }

  /** An alternative table of a smaller figure of the same holding that proves this bound too. */
  private @Nullable Change known(Bound bound) {
    Combination figure = targets.combination(bound.target());
    for (Map.Entry<Bound, Change> each : repaired.entrySet()) {
      Bound other = each.getKey();
      if (other.protectedHolding() == bound.protectedHolding()
          && other.measure() == bound.measure()
          && each.getValue().of(figure) >= bound.level()) {
        return each.getValue();
      }
    }
    return null;
  }

  /** Publishes again what is not needed, the most important cells first. */
  private void reopen(
      int[] order, Certificates certificates, Prices prices, PublishedCells published) {
    for (int cell : order) {
      if (causes[cell] == Cause.PUBLISHED && !published.isPublished(cell)) {
        published.reopen(cell);
        Map<Bound, Change> others = new LinkedHashMap<>();
        for (Map.Entry<Bound, Change> each : repaired.entrySet()) {
          if (each.getValue().of(Combination.sum(table.cell(cell))) != 0) {
            Widened without = certificates.widened(each.getKey(), prices, FEW);
            if (without == null || without.shown().length > 0) {
              published.suppress(cell);
              break;
            }
            others.put(each.getKey(), without.change());
          }
        }
        if (published.isPublished(cell)) {
          repaired.putAll(others);
          conflicts.removeIf(conflict -> conflict.cell() == cell);
        }
      }
    }
  }

  /** Takes over what is published in the end. */
  private void settle(int[] order, PublishedCells published) {
    Elimination again = new Elimination(table, new Targets(table), joint -> false);
    again.publish(Arrays.stream(order).filter(published::isPublished).toArray(), 0, causes);
    kernel = again.kernel();
    for (int cell : order) {
      if (causes[cell] == Cause.PUBLISHED && !published.isPublished(cell)) {
        causes[cell] = Cause.NARROW;
      }
    }
  }

  private List<Bound> bounds() {
    List<Bound> bounds = new ArrayList<>();
    for (int target = 0; target < targets.size(); target++) {
      if (targets.isRemainder(target)) {
        continue;
      }
      Pool pool = Pool.of(table, targets.combination(target));
      for (int measure = 0; measure < table.measures(); measure++) {
        PoolJudge.ProtectionLevel protection = judge.protection(pool, measure);
        if (protection.level() > 0) {
          bounds.add(new Bound(target, measure, protection.holding(), protection.level()));
        }
      }
    }
    bounds.sort(Comparator.comparingInt(bound -> targets.combination(bound.target()).size()));
    return bounds;
  }

  Kernel kernel() {
    return kernel;
  }

  List<Conflict> conflicts() {
    return conflicts;
  }

  List<Unproven> unproven() {
    return unproven;
  }

  Statistics statistics() {
    return statistics;
  }
}
