package io.tongji.rollup;

import io.tongji.catalogue.BaseKind;
import io.tongji.measure.Fraction;
import io.tongji.measure.Growth;
import io.tongji.measure.Progress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The figures of one series and period: total and growth together. */
public sealed interface Aggregate {

  /** Which series and period. */
  SeriesKey key();

  /** What growth compares with. */
  BaseKind baseKind();

  /** The figure that is compared with those of other cells: of a month the cumulative. */
  Figure whole();

  /** What of that figure is estimated; null where nothing ever is. */
  @Nullable Imputed imputed();

  /** What is estimated, {@link Imputed#NONE} where nothing ever is. */
  default Imputed estimated() {
    Imputed imputed = imputed();
    return imputed == null ? Imputed.NONE : imputed;
  }

  /**
   * The figures of a month.
   *
   * @param key series and month
   * @param baseKind what growth compares with
   * @param month the month alone (1-2月 together where January is not reported)
   * @param ytd from January to the month
   * @param monthBefore the month before; null where there is none to compare with
   * @param revisionCarry months derived from cumulatives less months reported; null: no month known
   * @param coverage who was expected and who reported; null: withheld from what was released
   * @param goal the year's target; null: none
   * @param bridge why the cumulative differs from that of a year before, as far as units reported;
   *     null: none is known
   * @param monthBridge the same of the month alone
   * @param imputed what of the cumulative is estimated; null: the indicator never estimates
   */
  record OfMonth(
      SeriesKey key,
      BaseKind baseKind,
      Figure month,
      Figure ytd,
      @Nullable Long monthBefore,
      @Nullable Long revisionCarry,
      @Nullable Coverage coverage,
      @Nullable Goal goal,
      @Nullable Bridge bridge,
      @Nullable Bridge monthBridge,
      @Nullable Imputed imputed)
      implements Aggregate {

    @Override
    public Figure whole() {
      return ytd;
    }

    /** Who was expected and who reported, of a live figure: that always says so. */
    public Coverage liveCoverage() {
      return Objects.requireNonNull(coverage, "withheld");
    }

    /** The year's target, in the indicator's smallest unit, or null. */
    public @Nullable Long target() {
      return goal == null ? null : goal.amount();
    }

    /** How far the target has been reached. */
    public Progress progress() {
      return new Progress(ytd.total(), target(), key.period().number());
    }

    /** Growth on the month before, not seasonally adjusted (环比). */
    public Growth monthOnMonth() {
      Figure.GrowthRates published = month.rates();
      return published == null ? Growth.of(month.total(), monthBefore) : published.onPeriodBefore();
    }
  }

  /**
   * The figures of a quarter or a year.
   *
   * @param key series and period
   * @param baseKind what growth compares with
   * @param whole of the period
   * @param bridge why the total differs from that of the year before, as far as units reported
   * @param imputed what of a year's total is estimated; null for a quarter, and where the indicator
   *     never estimates
   */
  record OfSpan(
      SeriesKey key,
      BaseKind baseKind,
      Figure whole,
      @Nullable Bridge bridge,
      @Nullable Imputed imputed)
      implements Aggregate {}

  /**
   * How many units stand behind a month's figures, and how much they weigh. A unit weighs what its
   * own cumulative was a year before, as known now; one without it is in neither sum of weights.
   *
   * @param expected by the register
   * @param reported with a return
   * @param baseExpected weight of those expected; null: none of them has one
   * @param baseReceived weight of those with a return, 0 if none of them has one; null: as before
   * @param rate weight of those with a return in that of those expected, as it was published, where
   *     the weights were not; null: it follows from them
   */
  record Coverage(
      int expected,
      int reported,
      @Nullable Long baseExpected,
      @Nullable Long baseReceived,
      @Nullable Fraction rate) {

    /** Of weights that are known. */
    public Coverage(
        int expected, int reported, @Nullable Long baseExpected, @Nullable Long baseReceived) {
      this(expected, reported, baseExpected, baseReceived, null);
    }
  }
}
