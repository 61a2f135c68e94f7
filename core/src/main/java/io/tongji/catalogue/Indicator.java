package io.tongji.catalogue;

import io.tongji.catalogue.form.IndustryRange;
import io.tongji.catalogue.form.UnitKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An indicator: what it sums, whom it counts, how it grows and how it is shown.
 *
 * @param code e.g. GIO
 * @param name Chinese name
 * @param nameEn English name
 * @param measure form and columns that are summed
 * @param scope which units count
 * @param january true if January is a period of its own; false if 1-2月 is one period
 * @param base what its growth usually compares with
 * @param policies what holds in some years in place of the usual; of several the last
 * @param response what is expected of the units that it counts
 * @param display currency, unit and decimals in print
 */
public record Indicator(
    String code,
    String name,
    String nameEn,
    Measure measure,
    CountedUnits scope,
    boolean january,
    BaseKind base,
    List<Policy> policies,
    Response response,
    Display display) {

  /** Copies the list. */
  public Indicator {
    policies = List.copyOf(policies);
  }

  /** What it sums: indicators with the same sum the same of each unit that both count. */
  public MeasureCalendar measureCalendar() {
    return new MeasureCalendar(measure, january);
  }

  /**
   * Which units an indicator counts.
   *
   * @param kind enterprises or projects
   * @param frames lists of which the unit must stand on one; empty: no list is asked for
   * @param industries ranges of which the unit's class must lie in one; empty: all
   * @param themes themes of which the unit's class must belong to one; empty: all
   */
  public record CountedUnits(
      UnitKind kind, List<String> frames, List<IndustryRange> industries, List<String> themes) {

    private static final String ABOVE_SCALE = "above-scale";
    private static final String ABOVE_SCALE_ZH = "规上";

    /** Copies the lists. */
    public CountedUnits {
      frames = List.copyOf(frames);
      industries = List.copyOf(industries);
      themes = List.copyOf(themes);
    }

    /** True if one of these is a list that is asked for; 规上 is above-scale. */
    public boolean asksForOneOf(List<String> lists) {
      return lists.stream()
          .map(CountedUnits::oneName)
          .anyMatch(list -> frames.stream().map(CountedUnits::oneName).anyMatch(list::equals));
    }

    private static String oneName(String list) {
      return list.equals(ABOVE_SCALE_ZH) ? ABOVE_SCALE : list;
    }
  }

  /**
   * What is expected of the units that an indicator counts.
   *
   * @param due whether they have to report on its form
   * @param least part of them, by weight, that must have reported before a month is shown where
   *     none is named; null: as is configured
   */
  public record Response(Due due, @Nullable BigDecimal least) {}

  /**
   * How figures are printed.
   *
   * @param currency unit of measure: CNY, USD or a code of the catalogue
   * @param scale the smallest unit is 10^-scale units; 0 for money
   * @param unit publishing unit in Chinese, e.g. 亿元
   * @param unitEn publishing unit in English
   * @param exponent the publishing unit is 10^exponent units, e.g. 8
   * @param decimals of amounts
   * @param rateDecimals of growth, in per cent
   * @param completionDecimals of target completion, in per cent
   * @param readAt area at which the headline table reads the indicator; empty: the table's own
   * @param headline place in the headline table, from 1; 0: not in it
   */
  public record Display(
      String currency,
      int scale,
      String unit,
      String unitEn,
      int exponent,
      int decimals,
      int rateDecimals,
      int completionDecimals,
      String readAt,
      int headline) {}

  /** What its growth compares with in a year. */
  public BaseKind base(int year) {
    return policies.stream()
        .filter(policy -> policy.holdsIn(year))
        .map(Policy::base)
        .filter(Objects::nonNull)
        .reduce(base, (earlier, later) -> later);
  }

  /** How much of a year's target is due by when. */
  public ScheduleKind schedule(int year) {
    return policies.stream()
        .filter(policy -> policy.holdsIn(year))
        .map(Policy::schedule)
        .filter(Objects::nonNull)
        .reduce(ScheduleKind.MONTHS, (earlier, later) -> later);
  }

  /** Whether units that have not reported are estimated in a year's totals; usually not. */
  public Imputation imputation(int year) {
    return policies.stream()
        .filter(policy -> policy.holdsIn(year))
        .map(Policy::imputation)
        .filter(Objects::nonNull)
        .reduce(Imputation.NONE, (earlier, later) -> later);
  }

  /** True if in some year units that have not reported are estimated. */
  public boolean everImputes() {
    return policies.stream()
        .map(Policy::imputation)
        .filter(Objects::nonNull)
        .anyMatch(Imputation::estimates);
  }

  /** True if in some year they are estimated from this. */
  public boolean everImputes(Imputation.Method kind) {
    return policies.stream()
        .map(Policy::imputation)
        .filter(Objects::nonNull)
        .anyMatch(imputation -> imputation.kind() == kind);
  }

  /** True if in some year growth compares with a base of this kind. */
  public boolean everCompares(BaseKind kind) {
    return base == kind || policies.stream().anyMatch(policy -> policy.base() == kind);
  }

  /** The calendar's first month: 1, or 2 where 1-2月 is one period. */
  public int firstMonth() {
    return january ? 1 : 2;
  }
}
