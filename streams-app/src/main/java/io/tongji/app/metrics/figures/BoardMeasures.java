package io.tongji.app.metrics.figures;

import io.tongji.app.metrics.meters.Meters;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which measures boards and rules ask for: of the test of the boards, no panel is empty with them.
 */
final class BoardMeasures {

  private static final String TO_DATE = "ytd";
  private static final String SAME_UNITS = "same_units";

  private static final Set<Meters> AMOUNTS =
      EnumSet.of(Meters.AMOUNT_CNY, Meters.AMOUNT_USD, Meters.QUANTITY);
  private static final Set<Meters> BASES =
      EnumSet.of(Meters.BASE_CNY, Meters.BASE_USD, Meters.BASE_QUANTITY);
  private static final Set<Meters> BRIDGES =
      EnumSet.of(Meters.BRIDGE_CNY, Meters.BRIDGE_USD, Meters.BRIDGE_QUANTITY);

  /** What a course over many months is drawn of. */
  private static final Set<Meters> COURSES =
      EnumSet.of(
          Meters.AMOUNT_CNY,
          Meters.AMOUNT_USD,
          Meters.QUANTITY,
          Meters.YOY,
          Meters.COVERAGE,
          Meters.TARGET_AMOUNT_CNY,
          Meters.TARGET_AMOUNT_USD,
          Meters.TARGET_QUANTITY,
          Meters.TARGET_DUE);

  private BoardMeasures() {}

  /** True of a measure that is asked of one month at a time. */
  static boolean areDetails(Meters meter) {
    return !COURSES.contains(meter);
  }

  /**
   * True if a board or rule asks for a point.
   *
   * @param total of a total over activities, and not of an activity
   */
  static boolean include(FigurePoint point, boolean total) {
    Meters meter = point.meter();
    boolean toDate = TO_DATE.equals(point.sample().getLabels().get("span"));
    if (!total) {
      return toDate && (AMOUNTS.contains(meter) || BASES.contains(meter) || meter == Meters.YOY);
    }
    if (BASES.contains(meter) || meter == Meters.YOY_NOMINAL) {
      return toDate;
    }
    if (BRIDGES.contains(meter)) {
      return point.sample().getValue() != 0
          || SAME_UNITS.equals(point.sample().getLabels().get("part"));
    }
    return meter != Meters.RESPONSE;
  }
}
