package io.tongji.disclosure;

import io.tongji.catalogue.Area;
import io.tongji.disclosure.plan.ReleasePlan.CellStatus;
import io.tongji.disclosure.plan.ReleasePlan.Decision;
import io.tongji.disclosure.plan.ReleasePlan.Loss;
import io.tongji.disclosure.plan.Withholding;
import io.tongji.period.Frequency;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The loss of information by suppression, by indicator and level of areas. */
final class InformationLoss {

  private static final Set<Withholding> FOR_OTHERS =
      EnumSet.of(Withholding.SECONDARY, Withholding.INSIDER, Withholding.NARROW);

  private InformationLoss() {}

  private record LossKey(String indicator, String level) implements Comparable<LossKey> {
    @Override
    public int compareTo(LossKey other) {
      int first = indicator.compareTo(other.indicator);
      return first != 0 ? first : level.compareTo(other.level);
    }
  }

  /** The losses of the last month of a release. */
  static List<Loss> of(PlanState state, Map<SeriesKey, Decision> decisions) {
    Map<LossKey, Loss> losses = new TreeMap<>();
    decisions.forEach(
        (key, decision) -> {
          boolean last =
              key.period().frequency() == Frequency.MONTH
                  && key.period().lastMonth().equals(state.scope().through());
          Aggregate total = state.total(key);
          if (last && total != null) {
            Area area = Objects.requireNonNull(state.catalogue().area(key.area()));
            LossKey place = new LossKey(key.indicator(), area.level());
            losses.merge(place, loss(place, decision, total), InformationLoss::plus);
          }
        });
    return List.copyOf(losses.values());
  }

  private static Loss loss(LossKey place, Decision decision, Aggregate total) {
    Long amount = total.whole().total();
    long value = amount == null ? 0 : Math.abs(amount);
    boolean lost = decision.status() == CellStatus.SUPPRESSED;
    boolean secondary = lost && FOR_OTHERS.contains(decision.reason());
    return new Loss(
        place.indicator(),
        place.level(),
        1,
        lost && !secondary ? 1 : 0,
        secondary ? 1 : 0,
        value,
        lost ? value : 0);
  }

  private static Loss plus(Loss one, Loss other) {
    return new Loss(
        one.indicator(),
        one.level(),
        one.figures() + other.figures(),
        one.primary() + other.primary(),
        one.secondary() + other.secondary(),
        Math.addExact(one.value(), other.value()),
        Math.addExact(one.suppressed(), other.suppressed()));
  }
}
