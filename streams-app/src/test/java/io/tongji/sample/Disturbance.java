package io.tongji.sample;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/** Lets the returns of one form arrive as they do in life; what is in force at the end stays. */
final class Disturbance {
  private static final List<String> WHY = List.of("漏报一个车间", "单位填错,更正", "财务结账后调整", "统计台账复核更正");

  private final Map<Phase, List<Filing>> arrivals = new EnumMap<>(Phase.class);
  private final @Nullable Integer first;

  private Disturbance(Form form) {
    this.first = numbersRevisions(form) ? 1 : null;
    for (Phase phase : Phase.values()) {
      arrivals.put(phase, new ArrayList<>());
    }
  }

  /** The rows of each round, by period. */
  static Map<Phase, List<Filing>> of(Form form, List<Filing> truth) {
    Disturbance disturbance = new Disturbance(form);
    truth.forEach(disturbance::send);
    disturbance.arrivals.values().forEach(rows -> rows.sort(Comparator.comparing(Filing::period)));
    return disturbance.arrivals;
  }

  /** True for the forms whose clerks number the revisions from the start. */
  static boolean numbersRevisions(Form form) {
    return form == Form.EXPORT || form == Form.TAX || form == Form.INVESTMENT;
  }

  private void send(Filing right) {
    Phase punctual = Phase.punctual(right.period());
    Phase correction = Phase.correction(right.period());
    Filing original = right.revision(first);
    Filing wrong = original.distorted(error(right));
    Filing alsoWrong = right.distorted(amount -> amount / 100 * 104).revision(2);
    Filing final3 = right.revision(3).explained(why(right));
    switch (Fate.of(right)) {
      case PUNCTUAL -> put(punctual, original);
      case CORRECTED -> put(punctual, wrong, correction, right.revision(2).explained(why(right)));
      case CORRECTED_SILENTLY -> put(punctual, wrong, correction, right.revision(null));
      case CORRECTED_TWICE -> put(punctual, wrong, correction, alsoWrong, final3);
      case OVERTAKEN -> put(punctual, wrong, correction, final3, alsoWrong);
      case BROUGHT_BACK -> put(punctual, original, correction, right.withdrawal(2, "误报"), final3);
      case WITHDRAWN -> put(punctual, original, correction, right.withdrawal(2, "重复上报,撤销"));
      case LATE -> put(correction, original);
      case DOUBLED -> put(punctual, original, punctual, original);
      case RESENT -> put(punctual, original, Phase.RESENT, original);
      case CORRECTED_AFTER_RELEASE ->
          put(
              punctual,
              original.distorted(amount -> amount / 100 * AfterRelease.percent(right)),
              Phase.AFTER_RELEASE,
              right.revision(2).explained(AfterRelease.WHY));
      case LATE_AFTER_RELEASE -> put(Phase.AFTER_RELEASE, original);
    }
  }

  private void put(Phase phase, Filing filing) {
    Objects.requireNonNull(arrivals.get(phase)).add(filing);
  }

  private void put(Phase phase, Filing filing, Phase nextPhase, Filing next) {
    put(phase, filing);
    put(nextPhase, next);
  }

  private void put(Phase phase, Filing filing, Phase nextPhase, Filing next, Filing last) {
    put(phase, filing, nextPhase, next);
    put(Phase.RESENT, last);
  }

  /** A wrong unit now and then, else some part left out or counted twice. */
  private static LongUnaryOperator error(Filing filing) {
    if (Dice.oneIn(12, "unit error", filing.unit(), filing.period())) {
      return amount -> amount * 10;
    }
    int percent = Dice.between(85, 97, "error", filing.unit(), filing.period());
    return amount -> amount / 100 * percent;
  }

  private static String why(Filing filing) {
    return filing.explanation().isEmpty()
        ? Dice.pick(WHY, "why", filing.unit(), filing.period())
        : filing.explanation();
  }
}
