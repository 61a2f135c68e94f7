package io.tongji.app.metrics.figures;

import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * How many series of figures are exported at most. All is counted for each indicator by itself, so
 * that the choice is the same however the indicators are shared among instances.
 *
 * @param months of which figures are exported
 * @param depth deepest level of activities; themes are exported at any depth
 * @param indicatorSeries of one indicator
 * @param measures which of a figure's measures
 */
public record FigureBounds(Months months, Depth depth, int indicatorSeries, Measures measures) {

  /**
   * The latest months with figures; quarters and years that end in them count with them. One that
   * has begun, but is not complete, does not count where details and activities are: it must not
   * drive out the month that is being looked at.
   *
   * @param all of which there is a course of totals
   * @param detailed the latest complete of these, and those begun after them, of which totals have
   *     all that is asked of one month
   * @param ofActivities likewise, of which more than totals is exported
   * @param complete true of an aggregate that says of its month that enough has been reported
   * @param current the month that it is: later ones, to which an event counts, are not exported
   */
  public record Months(
      int all,
      int detailed,
      int ofActivities,
      Predicate<Aggregate> complete,
      Supplier<Month> current) {}

  /** Which measures of a figure are exported. */
  public enum Measures {
    /** Those that a board or rule asks for. */
    BOARDS,
    /** All, quarters and years too. */
    ALL
  }

  /** How deep activities go. */
  public enum Depth {
    /** All activities together. */
    TOTAL(0),
    /** Sections of GB/T 4754-2017. */
    SECTION(1),
    /** Divisions. */
    DIVISION(2);

    private final int level;

    Depth(int level) {
      this.level = level;
    }

    /** The level of an activity, or of a theme. */
    static Depth of(String activity) {
      if (activity.startsWith("_")) {
        return TOTAL;
      }
      return activity.length() == 1 || isTheme(activity) ? SECTION : DIVISION;
    }

    private static boolean isTheme(String activity) {
      return activity.startsWith("S_");
    }

    /** True if an activity of that level is exported. */
    boolean shows(String activity) {
      return isTheme(activity) || of(activity).level <= level;
    }
  }
}
