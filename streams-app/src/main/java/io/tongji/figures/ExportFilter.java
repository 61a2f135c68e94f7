package io.tongji.figures;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import io.tongji.spelling.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which aggregates an export holds. */
public final class ExportFilter implements Predicate<SeriesKey> {

  /**
   * What was asked for; an empty list asks for all.
   *
   * @param indicators codes
   * @param areas codes, official ones with 6, 9 or 12 digits
   * @param activities codes of activities and themes
   * @param from period with whose first month the export begins; null: no limit
   * @param to period with whose last month the export ends; null: no limit
   */
  public record Request(
      List<String> indicators,
      List<String> areas,
      List<String> activities,
      @Nullable Period from,
      @Nullable Period to) {

    /** Everything. */
    public static final Request ALL = new Request(List.of(), List.of(), List.of(), null, null);
  }

  private final Set<String> indicators;
  private final Set<String> areas;
  private final Set<String> activities;
  private final @Nullable Month first;
  private final @Nullable Month last;

  /**
   * Takes a request.
   *
   * @throws Failure if the catalogue does not know a code
   */
  public ExportFilter(Catalogue catalogue, Request request) {
    this.indicators = codes("indicator", request.indicators(), indicators(catalogue), code -> code);
    this.areas = codes("area", request.areas(), areas(catalogue), Area::shortest);
    this.activities = codes("activity", request.activities(), activities(catalogue), code -> code);
    this.first = request.from() == null ? null : request.from().firstMonth();
    this.last = request.to() == null ? null : request.to().lastMonth();
    if (first != null && last != null && first.compareTo(last) > 0) {
      throw Failure.setting(
          "from " + request.from() + " is after to " + request.to(), "exchange them");
    }
  }

  private static Set<String> indicators(Catalogue catalogue) {
    return catalogue.indicators().stream().map(Indicator::code).collect(Collectors.toSet());
  }

  private static Set<String> areas(Catalogue catalogue) {
    return catalogue.areas().stream().map(Area::code).collect(Collectors.toSet());
  }

  private static Set<String> activities(Catalogue catalogue) {
    Set<String> known =
        catalogue.activities().stream().map(Activity::code).collect(Collectors.toSet());
    known.addAll(catalogue.themesByCode().keySet());
    return known;
  }

  private static Set<String> codes(
      String what, Collection<String> given, Set<String> known, UnaryOperator<String> shortest) {
    return given.stream()
        .map(code -> code(what, code, known, shortest))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A code in its shortest form, which must be known. */
  static String code(String what, String given, Set<String> known, UnaryOperator<String> shortest) {
    String code = shortest.apply(given);
    if (!known.contains(code)) {
      throw Failure.setting(
          "the catalogue has no " + what + " " + given,
          "did you mean " + Spelling.nearest(code, new TreeSet<>(known)) + "?");
    }
    return code;
  }

  /** An area's code in its shortest form. */
  static String area(Catalogue catalogue, String given) {
    return code("area", given, areas(catalogue), Area::shortest);
  }

  /** True if the aggregate was asked for: its whole period lies within the limits. */
  @Override
  public boolean test(SeriesKey key) {
    return wants(indicators, key.indicator())
        && wants(areas, key.area())
        && wants(activities, key.activity())
        && (first == null || first.compareTo(key.period().firstMonth()) <= 0)
        && (last == null || key.period().lastMonth().compareTo(last) <= 0);
  }

  private static boolean wants(Set<String> codes, String code) {
    return codes.isEmpty() || codes.contains(code);
  }
}
