package io.tongji.sample.check;

import java.util.Map;
import java.util.function.Predicate;

/**
 * One line of the published report.
 *
 * @param building true for construction and installation instead of the cumulative
 * @param restated true if the growth base is what the units state, false for last year's total
 * @param scale power of ten of the unit it is printed in
 * @param printed value, growth, completion as printed; completion empty if there is no target
 */
record ReportLine(
    String indicator,
    String form,
    String area,
    Predicate<Map<String, String>> scope,
    boolean building,
    boolean restated,
    int scale,
    Printed printed) {

  /** The figures as the report prints them. */
  record Printed(String value, String growth, String completion) {}

  /** A line on a form of enterprises, in 亿. */
  static ReportLine restated(
      String indicator, String form, Predicate<Map<String, String>> scope, Printed printed) {
    return new ReportLine(indicator, form, "330483K01", scope, false, true, 8, printed);
  }

  /** A line on the three platforms. */
  static ReportLine platforms(String indicator, String form, int scale, Printed printed) {
    return new ReportLine(
        indicator, form, "330483K01P", PlainScope.kind("enterprise"), false, true, scale, printed);
  }

  /** A line on investment. */
  static ReportLine investment(
      String indicator, Predicate<Map<String, String>> scope, Printed printed) {
    boolean building = indicator.startsWith("CI");
    return new ReportLine(indicator, "investment", "330483K01", scope, building, false, 8, printed);
  }
}
