package io.tongji.metrics;

/**
 * How many series of figures are exported at most.
 *
 * @param periods latest months with figures; quarters and years that end in them count with them
 * @param depth deepest level of activities; themes are always exported
 * @param maxSeries of one instance; the oldest periods are left out beyond it
 */
public record FigureBounds(int periods, Depth depth, int maxSeries) {

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

    /** The level of an activity: 0 for the total and themes, 1 for sections, 2 for divisions. */
    static int level(String activity) {
      if (activity.startsWith("_") || activity.startsWith("S_")) {
        return 0;
      }
      return activity.length() == 1 ? 1 : 2;
    }

    /** True if activities of that level are exported. */
    boolean shows(String activity) {
      return level(activity) <= level;
    }
  }
}
