package io.tongji.editing;

import static io.tongji.editing.SoftCheck.query;

import io.tongji.catalogue.form.Form;
import io.tongji.returns.edits.Query;
import io.tongji.returns.edits.SoftEdit;
import io.tongji.rollup.unit.Residence;

/** Soft edits of an amount's size: outliers, wrong units, round amounts. */
final class AmountChecks {

  private AmountChecks() {}

  /**
   * S4: the ratio to the year before is an outlier of its stratum, by Hidiroglou and Berthelot.
   *
   * @param parameters of closed months
   * @param numbers U, A and C
   */
  static SoftCheck outlier(ParameterBook parameters, HidiroglouBerthelot.Coefficients numbers) {
    return (year, m) -> {
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
      Query.Rank rank = new Query.Rank(score, null);
      return score > 1
          ? new Query(SoftEdit.OUTLIER, "ytd", now, expected(before, usual), rank)
          : null;
    };
  }

  /** For looking at: rounded to the yuan from floating point. */
  private static long expected(long before, HidiroglouBerthelot.Distribution usual) {
    return Math.round(before * usual.ratio());
  }

  /**
   * S5: the cumulative is a power of ten away from the year before or, where that is not known, the
   * month from the month before.
   *
   * @param distance nearer than this to a power, in decimal logarithms
   * @param powers that stand between units
   */
  static SoftCheck unitError(double distance, int[] powers) {
    return (year, m) -> {
      if (!year.own().returned(m)) {
        return null;
      }
      if (year.yearBefore(m) > 0) {
        boolean suspected = suspected(year.own().ytd(m), year.yearBefore(m), distance, powers);
        return suspected ? unitError("ytd", year.own().ytd(m), year.yearBefore(m)) : null;
      }
      boolean months =
          m > year.firstMonth() + 1 && year.own().monthKnown(m) && year.own().monthKnown(m - 1);
      return months && suspected(year.own().month(m), year.own().month(m - 1), distance, powers)
          ? unitError("month", year.own().month(m), year.own().month(m - 1))
          : null;
    };
  }

  private static Query unitError(String field, long value, long expected) {
    return query(SoftEdit.UNIT_ERROR, field, value, expected);
  }

  private static boolean suspected(long value, long expected, double distance, int[] powers) {
    return value > 0 && expected > 0 && UnitErrors.suspected(value, expected, distance, powers);
  }

  /**
   * S12: the cumulative, which is stated and not 0, is a multiple of a round amount.
   *
   * @param multiple in whole yuan or US dollars
   */
  static SoftCheck roundAmount(long multiple) {
    return (year, m) -> {
      Long stated = year.stated(m, Form.YTD);
      return stated != null && stated != 0 && stated % multiple == 0
          ? query(SoftEdit.ROUND_AMOUNT, "ytd", stated, null)
          : null;
    };
  }
}
