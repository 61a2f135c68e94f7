package io.tongji.disclosure;

import io.tongji.catalogue.Activity;
import io.tongji.disclosure.plan.PublishedPart;
import io.tongji.disclosure.plan.ReleasePlan.Remark;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.disclosure.suppression.Combination;
import io.tongji.disclosure.suppression.Pool;
import io.tongji.disclosure.suppression.PoolJudge;
import io.tongji.disclosure.suppression.SecondarySuppression;
import io.tongji.disclosure.suppression.Suppression;
import io.tongji.disclosure.suppression.Suppression.Cause;
import io.tongji.disclosure.suppression.Suppression.Conflict;
import io.tongji.disclosure.suppression.Suppression.ProtectedFigure;
import io.tongji.disclosure.suppression.Suppression.TargetKind;
import io.tongji.disclosure.suppression.Suppression.Unproven;
import io.tongji.period.Month;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Suppresses cells in a table of a plan. Published first are headline figures, then cells of higher
 * levels and larger values, and last the cells that were suppressed lately. So the pattern of
 * suppression stays stable.
 */
final class TableProtection {

  private final PlanState state;

  TableProtection(PlanState state) {
    this.state = state;
  }

  /**
   * Suppresses what would give unsafe figures away. Headline figures must not be missing in the
   * release's last month.
   *
   * @param unsafe cells of the table, with the reason
   * @param sums further sums that must not be derivable
   * @param month of the figures
   * @return the cells that must not be published, with the reason
   */
  Map<CellName, Withholding> protect(
      CrossSection section,
      PoolJudge judge,
      Map<Integer, Withholding> unsafe,
      List<Combination> sums,
      Month month) {
    BitSet unsafeCells = cells(unsafe);
    List<Integer> order = order(section, unsafeCells);
    int first = (int) order.stream().filter(cell -> anyForced(section, cell)).count();
    if (!state.protects(Protection.SECONDARY)) {
      return suppressed(section, unsafe, null);
    }
    List<Combination> targets = targets(section, judge, sums);
    Suppression result = run(section, judge, unsafeCells, targets, order, first);
    refuseUnproven(section, result, targets, month);
    if (month.equals(state.scope().through())) {
      result.conflicts().forEach(conflict -> refuse(section, conflict, unsafe, month));
    }
    return suppressed(section, unsafe, result);
  }

  /**
   * The same of a table in which any cell may be missing: what figures have changed by, or bases.
   * Where known cells alone bound a figure too closely, the others at least do not.
   *
   * @param known cells that are known already, and are not to be decided on
   */
  Map<CellName, Withholding> withhold(
      CrossSection section,
      PoolJudge judge,
      Map<Integer, Withholding> unsafe,
      List<Combination> sums,
      Set<CellName> known,
      Month month) {
    if (!state.protects(Protection.SECONDARY) || section.table().cells() == 0) {
      return suppressed(section, unsafe, null);
    }
    List<Integer> order = order(section, cells(unsafe));
    order.removeIf(unsafe::containsKey);
    List<Integer> first = new ArrayList<>(order);
    first.removeIf(cell -> section.names(cell).stream().noneMatch(known::contains));
    order.removeAll(first);
    int knownCells = first.size();
    first.addAll(order);
    List<Combination> targets = targets(section, judge, sums);
    Suppression result = run(section, judge, cells(unsafe), targets, first, knownCells);
    refuseUnproven(section, result, targets, month);
    return suppressed(section, unsafe, result);
  }

  private static List<Combination> targets(
      CrossSection section, PoolJudge judge, List<Combination> sums) {
    List<Combination> targets = new ArrayList<>(sums);
    targets.addAll(unsafe(section, judge, section.overLayers()));
    return targets;
  }

  /** Those of some sums that must not be known. */
  static List<Combination> unsafe(CrossSection section, PoolJudge judge, List<Combination> sums) {
    return sums.stream().filter(sum -> judge.isUnsafe(Pool.of(section.table(), sum))).toList();
  }

  private static BitSet atoms(
      CrossSection section, ProtectedFigure target, List<Combination> sums) {
    BitSet atoms = new BitSet();
    switch (target.kind()) {
      case CELL -> Arrays.stream(section.table().cell(target.number())).forEach(atoms::set);
      case ATOM -> atoms.set(target.number());
      case SUM -> {
        Combination sum = sums.get(target.number());
        for (int at = 0; at < sum.size(); at++) {
          atoms.set(sum.atom(at));
        }
      }
    }
    return atoms;
  }

  /** Refuses the release if an upper bound is not proved, and names a figure that is concerned. */
  private void refuseUnproven(
      CrossSection section, Suppression result, List<Combination> sums, Month month) {
    for (Unproven unproven : result.unproven()) {
      BitSet atoms = atoms(section, unproven.target(), sums);
      int concerned = 0;
      for (int cell = section.table().cells() - 1; cell >= 0; cell--) {
        if (Arrays.stream(section.table().cell(cell)).anyMatch(atoms::get)) {
          concerned = cell;
        }
      }
      SeriesKey key = section.names(concerned).get(0).at(month.period());
      state.draft().refuse(new Remark(key, PublishedPart.AMOUNT, Withholding.NARROW, null));
    }
  }

  private static BitSet cells(Map<Integer, Withholding> unsafe) {
    BitSet cells = new BitSet();
    unsafe.keySet().forEach(cells::set);
    return cells;
  }

  private static Suppression run(
      CrossSection section,
      PoolJudge judge,
      BitSet unsafe,
      List<Combination> sums,
      List<Integer> order,
      int forced) {
    return new SecondarySuppression(section.table(), judge)
        .protect(unsafe, sums, order.stream().mapToInt(Integer::intValue).toArray(), forced);
  }

  private static Map<CellName, Withholding> suppressed(
      CrossSection section, Map<Integer, Withholding> unsafe, @Nullable Suppression result) {
    Map<CellName, Withholding> suppressed = new TreeMap<>();
    for (int cell = 0; cell < section.table().cells(); cell++) {
      Withholding secondary = result == null ? null : reason(result.cause(cell));
      Withholding reason = secondary == null ? unsafe.get(cell) : secondary;
      if (reason != null) {
        section.names(cell).forEach(name -> suppressed.put(name, reason));
      }
    }
    return suppressed;
  }

  private void refuse(
      CrossSection section, Conflict conflict, Map<Integer, Withholding> unsafe, Month month) {
    List<CellName> names = section.names(conflict.cell());
    CellName name =
        names.stream().filter(state::isForced).findFirst().orElseGet(() -> names.get(0));
    boolean ofCell = conflict.target().kind() == TargetKind.CELL;
    boolean itself = ofCell && conflict.target().number() == conflict.cell();
    SeriesKey because =
        ofCell && !itself
            ? section.names(conflict.target().number()).get(0).at(month.period())
            : null;
    Withholding own = unsafe.get(conflict.cell());
    state
        .draft()
        .refuse(
            new Remark(
                name.at(month.period()),
                PublishedPart.AMOUNT,
                itself && own != null ? own : Objects.requireNonNull(reason(conflict.cause())),
                because));
  }

  private static @Nullable Withholding reason(Cause cause) {
    return switch (cause) {
      case PUBLISHED, UNSAFE -> null;
      case DERIVABLE -> Withholding.SECONDARY;
      case DERIVABLE_BY_INSIDER -> Withholding.INSIDER;
      case NARROW -> Withholding.NARROW;
    };
  }

  private boolean anyForced(CrossSection section, int cell) {
    return section.names(cell).stream().anyMatch(state::isForced);
  }

  /**
   * All cells except the unsafe ones that may be missing, those to be published first at the front.
   */
  private List<Integer> order(CrossSection section, BitSet unsafe) {
    record CellRank(int cell, boolean forced, boolean lately, int level, long value) {}
    List<CellRank> ranks = new ArrayList<>();
    for (int cell = 0; cell < section.table().cells(); cell++) {
      boolean forced = anyForced(section, cell);
      if (forced || !unsafe.get(cell)) {
        List<CellName> names = section.names(cell);
        ranks.add(
            new CellRank(
                cell,
                forced,
                names.stream().anyMatch(this::suppressedLately),
                names.stream().mapToInt(this::level).min().orElse(0),
                Math.abs(section.table().cellValue(0, cell))));
      }
    }
    ranks.sort(
        Comparator.comparing((CellRank rank) -> !rank.forced())
            .thenComparing(CellRank::lately)
            .thenComparing(CellRank::level)
            .thenComparing(CellRank::value, Comparator.reverseOrder())
            .thenComparing(CellRank::cell));
    return new ArrayList<>(ranks.stream().map(CellRank::cell).toList());
  }

  /** A pattern that stays the same loses least: so in the year before it, too. */
  private boolean suppressedLately(CellName name) {
    for (int back = 1; back <= 12; back++) {
      Set<PublishedPart> shown =
          state.draft().shown(name.at(state.scope().through().plus(-back).period()));
      if (shown != null && !shown.contains(PublishedPart.AMOUNT)) {
        return true;
      }
    }
    return false;
  }

  private int level(CellName name) {
    int activity =
        name.activity().equals(Activity.TOTAL) ? 0 : name.activity().length() == 3 ? 2 : 1;
    return activity + state.catalogue().withAncestors(Set.of(name.area())).size();
  }
}
