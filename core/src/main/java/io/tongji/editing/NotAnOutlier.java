package io.tongji.editing;

import io.tongji.returns.Query;
import io.tongji.returns.SoftEdit;
import io.tongji.rollup.Residence;
import org.jspecify.annotations.Nullable;

/**
 * S4: the ratio to the year before is not an outlier of its stratum, by Hidiroglou and Berthelot.
 *
 * @param parameters of closed months
 * @param numbers U, A and C
 */
record NotAnOutlier(ParameterBook parameters, HidiroglouBerthelot.Numbers numbers)
    implements SoftCheck {

  @Override
  public SoftEdit edit() {
    return SoftEdit.OUTLIER;
  }

  @Override
  public @Nullable Query ask(UnitYear year, int m) {
    Residence.Segment segment = year.segment(m);
    if (segment == null || !year.own().returned(m)) {
      return null;
    }
    long now = year.own().ytd(m);
    long before = year.yearBefore(m);
    if (now <= 0 || before <= 0) {
      return null;
    }
    HidiroglouBerthelot.Distribution usual =
        parameters.usual(year.form(), year.month(m), segment.placement().activity());
    if (usual == null) {
      return null;
    }
    double effect = HidiroglouBerthelot.effect(now, before, usual.ratio(), numbers.exponent());
    double score = HidiroglouBerthelot.score(effect, usual, numbers);
    return score > 1
        ? new Query(edit(), "ytd", now, expected(before, usual), new Query.Rank(score, null))
        : null;
  }

  /** For looking at: rounded to the yuan from floating point. */
  private static long expected(long before, HidiroglouBerthelot.Distribution usual) {
    return Math.round(before * usual.ratio());
  }
}
