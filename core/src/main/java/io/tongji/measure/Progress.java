package io.tongji.measure;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How far a year's target (目标任务) has been reached.
 *
 * <p>Source: completion as government work reports state it, cumulative over target (完成目标任务的81.9%).
 * Pace and the run rate that is needed are this project's own definitions.
 *
 * @param cumulative January to the month, in the indicator's smallest unit; null: unknown
 * @param target of the year, in the same unit; null: none
 * @param month months of the year that have passed, 1 to 12
 */
public record Progress(@Nullable Long cumulative, @Nullable Long target, int month) {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** Refuses a month that is none. */
  public Progress {
    if (month < 1 || month > Schedule.MONTHS) {
      throw new IllegalArgumentException("not a month of the year: " + month);
    }
  }

  /**
   * The amount of a target that is set as growth, {@code base × (1 + growth / 100)}. It is fixed if
   * the base is the one on which the target was adopted, and provisional if it is last year's
   * figure as known now.
   *
   * @param base last year's figure
   * @param growth in per cent
   * @param rounding to whole smallest units, where the product is not whole
   */
  public static long amountOfGrowthTarget(long base, BigDecimal growth, Rounding rounding) {
    Fraction factor = Fraction.of(HUNDRED.add(growth)).dividedBy(Fraction.of(HUNDRED));
    return rounding.whole(factor.times(Fraction.of(base, 1)));
  }

  /** Completion: {@code cumulative / target}. */
  public Ratio completion() {
    return Ratio.of(cumulative, target);
  }

  /** Completion less what the schedule has due; times 100, percentage points. */
  public Ratio gap(Schedule schedule) {
    return Ratio.difference(completion(), schedule.due(month));
  }

  /** Completion in what the schedule has due: 1 is just in time. */
  public Ratio pace(Schedule schedule) {
    Ratio completion = completion();
    Ratio due = schedule.due(month);
    if (completion instanceof Ratio.Known done && due instanceof Ratio.Known should) {
      return should.value().sign() <= 0
          ? new Ratio.Unstated(Ratio.Obstacle.WHOLE_NOT_POSITIVE)
          : new Ratio.Known(done.value().dividedBy(should.value()));
    }
    return completion instanceof Ratio.Known ? due : completion;
  }

  /**
   * The amount needed in each month that is left, {@code (target - cumulative) / (12 - month)};
   * negative where the target has been passed.
   */
  public Ratio runRateNeeded() {
    if (cumulative == null) {
      return new Ratio.Unstated(Ratio.Obstacle.NO_VALUE);
    }
    if (target == null) {
      return new Ratio.Unstated(Ratio.Obstacle.NO_WHOLE);
    }
    if (month == Schedule.MONTHS) {
      return new Ratio.Unstated(Ratio.Obstacle.YEAR_IS_OVER);
    }
    Fraction left = Fraction.of(target, 1).minus(Fraction.of(cumulative, 1));
    return new Ratio.Known(left.dividedBy(Fraction.of(Schedule.MONTHS - month, 1)));
  }
}
