package io.tongji.app.metrics;

/**
 * How many series of figures are exported at most. All is counted for each indicator by itself, so
 * that the choice is the same however the indicators are shared among instances.
 *
 * @param periods latest months with figures; quarters and years that end in them count with them
 * @param activityPeriods latest of these months of which more than totals is exported
 * @param depth deepest level of activities; themes are exported at any depth
 * @param indicatorSeries of one indicator
 */
public record FigureBounds(int periods, int activityPeriods, Depth depth, int indicatorSeries) {

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

  /** Of how many latest months figures of an activity are exported. */
  int monthsOf(String activity) {
    return Depth.of(activity) == Depth.TOTAL ? periods : Math.min(periods, activityPeriods);
  }
}
