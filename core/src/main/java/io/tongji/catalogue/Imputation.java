package io.tongji.catalogue;

import io.tongji.catalogue.form.EditParameter;
import io.tongji.catalogue.source.WordList;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether units that have not reported are estimated in provisional totals, and when there is
 * enough to estimate from.
 *
 * @param kind what an estimate starts from
 * @param units fewest units with a return both now and then that a ratio may rest on, from 1
 * @param coverage the least coverage rate of the indicator in the month, in 1/10000, units weighing
 *     what an estimate starts from: below it nothing is estimated
 * @param ratio the largest ratio that is believed, in 1/10000
 */
public record Imputation(Method kind, int units, long coverage, long ratio) {

  /** What an estimate starts from. */
  public enum Method {
    /** Nothing is estimated. */
    NONE,
    /** The unit's own cumulative of the same month of the year before (t−12, for the season). */
    LAST_YEAR,
    /**
     * The unit's own cumulative of the month before in the same year (t−1); in the calendar's first
     * month there is none.
     */
    PREVIOUS
  }

  /** {@link #coverage} and {@link #ratio} are in so many parts of one. */
  public static final long PARTS = 10_000;

  /** Nothing is estimated. */
  public static final Imputation NONE = new Imputation(Method.NONE, 1, 0, PARTS);

  private static final EditParameter UNITS =
      new EditParameter("units", EditParameter.ParameterType.WHOLE, 1, 1_000_000);
  private static final EditParameter COVERAGE =
      new EditParameter("coverage", EditParameter.ParameterType.DECIMAL, 0, 1);
  private static final EditParameter RATIO =
      new EditParameter("ratio", EditParameter.ParameterType.DECIMAL, 1, 100);
  private static final List<EditParameter> PARAMETERS = List.of(UNITS, COVERAGE, RATIO);
  private static final String USUAL_UNITS = "3";
  private static final String USUAL_COVERAGE = "0.5";
  private static final String USUAL_RATIO = "10";

  /**
   * Reads the two cells of policies.csv.
   *
   * @param kind {@code none}, {@code last_year} or {@code previous}
   * @param parameters e.g. {@code units=3; coverage=0.5; ratio=10}; each may be left out
   * @throws IllegalArgumentException if a name or a number is wrong
   */
  static Imputation parse(String kind, String parameters) {
    Map<String, String> given = WordList.pairs(parameters);
    for (String name : given.keySet()) {
      if (PARAMETERS.stream().noneMatch(one -> one.name().equals(name))) {
        throw new IllegalArgumentException("has no parameter " + name);
      }
    }
    return new Imputation(
        kind(kind),
        number(given, UNITS, USUAL_UNITS).intValueExact(),
        parts(number(given, COVERAGE, USUAL_COVERAGE)),
        parts(number(given, RATIO, USUAL_RATIO)));
  }

  private static Method kind(String code) {
    for (Method kind : Method.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(code)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("is neither none, last_year nor previous");
  }

  private static BigDecimal number(
      Map<String, String> given, EditParameter parameter, String usual) {
    String value = given.getOrDefault(parameter.name(), usual);
    parameter.check(value);
    return new BigDecimal(value);
  }

  private static long parts(BigDecimal number) {
    return number.multiply(BigDecimal.valueOf(PARTS)).longValueExact();
  }

  /** True if anything is estimated. */
  public boolean estimates() {
    return kind != Method.NONE;
  }
}
