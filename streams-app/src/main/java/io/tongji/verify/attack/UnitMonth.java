package io.tongji.verify.attack;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a unit adds to a measure in a month, as known at some time.
 *
 * @param measure what indicators of the same form, columns and calendar sum
 * @param unit its number or code
 * @param holding who stands behind it; the unit itself where nobody else does
 * @param month number since January of year 0
 * @param place where it counts
 * @param expected true if the register has it in this month
 * @param returned true if it has a return
 * @param amounts what its returns say
 */
public record UnitMonth(
    String measure,
    String unit,
    String holding,
    int month,
    UnitPlace place,
    boolean expected,
    boolean returned,
    UnitFigures amounts) {

  /**
   * Where a unit counts.
   *
   * @param indicators that count it
   * @param areas its area, groups, and all above them
   * @param activities its division, all above it, and its themes
   */
  public record UnitPlace(Set<String> indicators, List<String> areas, List<String> activities) {

    /** Copies the collections. */
    public UnitPlace {
      indicators = Set.copyOf(indicators);
      areas = List.copyOf(areas);
      activities = List.copyOf(activities);
    }
  }

  /**
   * What its returns say; null: unknown.
   *
   * @param ytd cumulative
   * @param month the month alone
   * @param quarter the quarter that ends with the month
   * @param baseYtd restated base of the cumulative
   * @param baseMonth of the month
   * @param baseQuarter of the quarter
   * @param ytdThen its own cumulative of a year before
   */
  public record UnitFigures(
      @Nullable Long ytd,
      @Nullable Long month,
      @Nullable Long quarter,
      @Nullable Long baseYtd,
      @Nullable Long baseMonth,
      @Nullable Long baseQuarter,
      @Nullable Long ytdThen) {

    /** Of a unit without a return. */
    public static final UnitFigures NONE =
        new UnitFigures(null, null, null, null, null, null, null);
  }
}
