package io.tongji.disclosure;

import io.tongji.disclosure.plan.Withholding;
import io.tongji.disclosure.rules.DisclosureRules;
import io.tongji.disclosure.rules.Judgement;
import io.tongji.disclosure.suppression.Pool;
import io.tongji.disclosure.suppression.PoolJudge;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** The bureau's rules, asked of pools in which some holdings waive protection. */
final class RulesJudge implements PoolJudge {

  private final DisclosureRules rules;
  private final BitSet waived;
  private final int zeros;

  /**
   * A judge.
   *
   * @param waived places of holdings with a waiver
   * @param zeros number of measures, from the first, that are protected where they are 0 for all
   */
  RulesJudge(DisclosureRules rules, BitSet waived, int zeros) {
    this.rules = rules;
    this.waived = waived;
    this.zeros = zeros;
  }

  private Judgement judge(Pool pool, int measure) {
    return rules.judge(pool, measure, waived::get, measure < zeros);
  }

  @Override
  public boolean isUnsafe(Pool pool) {
    return why(pool) != null;
  }

  @Override
  public ProtectionLevel protection(Pool pool, int measure) {
    Judgement judged = judge(pool, measure);
    return judged.upper() == 0
        ? ProtectionLevel.NONE
        : new ProtectionLevel(judged.holding(), judged.upper());
  }

  /** The rule by which a measure of the pool is unsafe; null: all may be published. */
  @Nullable Withholding why(Pool pool) {
    return why(pool, 0, pool.measures());
  }

  /**
   * The rule by which a measure of a range is unsafe, the end of the range excluded; null: all may
   * be published.
   */
  @Nullable Withholding why(Pool pool, int from, int end) {
    for (int measure = from; measure < end; measure++) {
      Judgement judged = judge(pool, measure);
      if (judged.unsafe()) {
        return reason(judged);
      }
    }
    return null;
  }

  private static Withholding reason(Judgement judged) {
    if (judged.zeros()) {
      return Withholding.ZERO;
    }
    if (judged.minimum()) {
      return Withholding.FEW;
    }
    return judged.percent() ? Withholding.DOMINATED : Withholding.DOMINANT;
  }
}
