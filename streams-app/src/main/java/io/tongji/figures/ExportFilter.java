package io.tongji.figures;

import io.tongji.catalogue.Catalogue;
import io.tongji.failure.Failure;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.SeriesKey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which aggregates an export holds. */
public final class ExportFilter implements Predicate<SeriesKey> {

  /**
   * What was asked for; an empty list asks for all.
   *
   * @param indicators codes or names
   * @param areas names or codes, official ones with 6, 9 or 12 digits
   * @param activities codes or names of activities and themes
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

    /** True if it is everything. */
    public boolean isAll() {
      return equals(ALL);
    }
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
    Codes codes = new Codes(catalogue);
    this.indicators = codes(request.indicators(), given -> codes.indicator(given).code());
    this.areas = codes(request.areas(), given -> codes.area(given).code());
    this.activities = codes(request.activities(), codes::activity);
    this.first = request.from() == null ? null : request.from().firstMonth();
    this.last = request.to() == null ? null : request.to().lastMonth();
    if (first != null && last != null && first.compareTo(last) > 0) {
      throw Failure.setting(
          "from " + request.from() + " is after to " + request.to(), "exchange them");
    }
  }

  private static Set<String> codes(Collection<String> given, UnaryOperator<String> code) {
    return given.stream().map(code).collect(Collectors.toUnmodifiableSet());
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
