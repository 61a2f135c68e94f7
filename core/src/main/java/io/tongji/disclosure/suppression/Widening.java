package io.tongji.disclosure.suppression;

import io.tongji.disclosure.suppression.Certificates.UnprovenBound;
import io.tongji.disclosure.suppression.Suppression.Cause;
import io.tongji.disclosure.suppression.Suppression.Conflict;
import io.tongji.disclosure.suppression.Suppression.Statistics;
import io.tongji.disclosure.suppression.Suppression.Unproven;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Suppresses further cells until the upper bound of every target is far enough. The reason why a
 * bound is narrow is a combination of atoms that can be computed from published cells. It is made a
 * target itself, and the elimination over the published cells is repeated, which leaves out the
 * least important cell that the combination needs. What was proved before remains proved, since
 * less is published.
 */
final class Widening {

  private static final int ROUNDS = 12;

  /** Rounds in which the least important cell is left out, however small it is. */
  private static final int PATIENCE = 4;

  /** Cells at most so much larger than a level are left out for it before others. */
  private static final long LARGER = 6;

  /** A cell so much larger than a level is not left out for want of a reason. */
  private static final long FAR_LARGER = 50;

  /** Linear programmes at most, whatever the table: some minutes. */
  private static final int PROGRAMMES = 100_000;

  private final Table table;
  private final PoolJudge judge;
  private final Targets targets;
  private final Cause[] causes;
  private final List<Conflict> conflicts = new ArrayList<>();
  private final List<Unproven> unproven = new ArrayList<>();
  private Kernel kernel;
  private int levels;
  private int rounds;
  private int programmes;
  private int byExchange;
  private int byProgramme;
  private int forInsiders;

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
  }

  /**
   * Suppresses what is needed.
   *
   * @param order all candidates in their order
   * @param forced how many of them, from the front, are conflicts if they are suppressed
   */
  void widen(int[] order, int forced) {
    Slack[] slacks = new Slack[table.measures()];
    Arrays.setAll(slacks, measure -> new Slack(table, measure));
    List<Bound> open = bounds();
    levels = open.size();
    Targets reasons = new Targets(table);
    while (true) {
      Certificates certificates =
          new Certificates(
              new Exchanges(kernel),
              targets,
              slacks,
              new PublishedCells(table, causes),
              PROGRAMMES - programmes);
      List<UnprovenBound> unprovenBounds = certificates.prove(open);
      programmes += certificates.programmes();
      byExchange += certificates.byExchange();
      byProgramme += certificates.byProgramme();
      forInsiders += certificates.forInsiders();
      boolean more = addReasons(unprovenBounds, reasons, order, forced);
      if (!more || rounds == ROUNDS) {
        unprovenBounds.forEach(this::report);
        return;
      }
      rounds++;
      open = unprovenBounds.stream().map(UnprovenBound::bound).toList();
      long room = rounds < PATIENCE ? 0 : open.stream().mapToLong(Bound::level).max().orElse(0);
      eliminateAgain(order, forced, reasons, room);
    }
  }

  /** Adds one reason for each holding; more would be suppressed for the same sake. */
  private boolean addReasons(
      List<UnprovenBound> unprovenBounds, Targets reasons, int[] order, int forced) {
    IntOpenHashSet holdings = new IntOpenHashSet();
    boolean more = false;
    for (UnprovenBound failure : unprovenBounds) {
      Bound bound = failure.bound();
      if (holdings.add(bound.protectedHolding())) {
        Combination reason = failure.reason();
        if (reason == null) {
          reason = leastImportant(bound, order, forced);
        }
        more |= reason != null && reasons.add(reason, targets.name(bound.target()));
      }
    }
    return more;
  }

  /**
   * The last of the published cells with the atom where the protected holding has most; null if it
   * is far larger than the level.
   */
  private @Nullable Combination leastImportant(Bound bound, int[] order, int forced) {
    int atom = largest(targets.combination(bound.target()), bound);
    for (int i = order.length - 1; i >= forced; i--) {
      int[] cell = table.cell(order[i]);
      if (causes[order[i]] == Cause.PUBLISHED && Arrays.binarySearch(cell, atom) >= 0) {
        boolean comparable = size(order[i]) / FAR_LARGER <= bound.level();
        return comparable ? Combination.sum(cell) : null;
      }
    }
    return null;
  }

  private int largest(Combination figure, Bound bound) {
    int largest = figure.atom(0);
    long most = -1;
    for (int i = 0; i < figure.size(); i++) {
      int atom = figure.atom(i);
      for (int c = table.firstContribution(atom); c < table.firstContribution(atom + 1); c++) {
        long amount = Math.abs(table.amount(bound.measure(), c));
        if (table.holding(c) == bound.protectedHolding() && amount > most) {
          most = amount;
          largest = atom;
        }
      }
    }
    return largest;
  }

  private long size(int cell) {
    long size = 0;
    for (int measure = 0; measure < table.measures(); measure++) {
      size = Math.max(size, Math.abs(table.cellValue(measure, cell)));
    }
    return size;
  }

  /**
   * Published cells in their order. Where a bound is narrow time and again, those go last that are
   * large enough to make room for it, the smallest of them at the end.
   */
  private int[] published(int[] order, int forced, long room) {
    int[] published =
        Arrays.stream(order).filter(cell -> causes[cell] == Cause.PUBLISHED).toArray();
    if (room == 0) {
      return published;
    }
    IntOpenHashSet first = new IntOpenHashSet(Arrays.copyOf(order, forced));
    return Arrays.stream(published)
        .boxed()
        .sorted(
            Comparator.comparingLong(
                cell -> {
                  long size = size(cell);
                  boolean fits = size >= room / 2 && size / LARGER <= room;
                  return fits && !first.contains((int) cell) ? -size : Long.MIN_VALUE;
                }))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void eliminateAgain(int[] order, int forced, Targets reasons, long room) {
    Cause[] before = causes.clone();
    int[] published = published(order, forced, room);
    long stillForced =
        Arrays.stream(order, 0, forced).filter(cell -> before[cell] == Cause.PUBLISHED).count();
    Elimination again = new Elimination(table, reasons, joint -> false);
    again.publish(published, (int) stillForced, causes);
    for (int cell : published) {
      if (causes[cell] != Cause.PUBLISHED) {
        causes[cell] = Cause.NARROW;
      }
    }
    conflicts.addAll(again.conflicts());
    kernel = again.kernel();
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

  private void report(UnprovenBound failure) {
    Bound bound = failure.bound();
    unproven.add(new Unproven(targets.name(bound.target()), bound.measure(), bound.level()));
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
    return new Statistics(
        targets.size(),
        kernel.rank(),
        rounds,
        levels,
        byExchange,
        byProgramme,
        forInsiders,
        programmes);
  }
}
