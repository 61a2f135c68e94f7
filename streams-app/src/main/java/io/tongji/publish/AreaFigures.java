package io.tongji.publish;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The totals over activities that belong to an area's headline, each where it is to be read.
 *
 * @param table all aggregates
 * @param catalogue areas, indicators and the places where these are read
 */
public record AreaFigures(AggregateTable table, Catalogue catalogue) {

  private static final String ZONE = "zone";

  /**
   * The area that is asked for.
   *
   * @param given code, or null for the first zone of the catalogue
   * @throws RefusedRequestException if the catalogue does not know it
   */
  public Area area(@Nullable String given) {
    String code = given == null ? firstZone().code() : ExportFilter.area(catalogue, given);
    return catalogue.areas().stream().filter(a -> a.code().equals(code)).findFirst().orElseThrow();
  }

  private Area firstZone() {
    List<Area> areas = catalogue.areas();
    return areas.stream().filter(a -> a.level().equals(ZONE)).findFirst().orElse(areas.get(0));
  }

  /** Where the area reads the indicator: nowhere if its place lies outside of the area. */
  public Optional<String> place(Indicator indicator, Area area) {
    String place = indicator.display().readAt();
    if (place.isEmpty()) {
      return Optional.of(area.code());
    }
    return catalogue.withAncestors(Set.of(place)).contains(area.code())
        ? Optional.of(place)
        : Optional.empty();
  }

  /**
   * The latest month with a cumulative of some of the indicators.
   *
   * @throws RefusedRequestException if there is none
   */
  public Month latest(Area area, Collection<Indicator> indicators) {
    Set<String> places =
        indicators.stream()
            .flatMap(indicator -> place(indicator, area).stream())
            .collect(Collectors.toSet());
    return table.rows().stream()
        .map(Published::aggregate)
        .filter(aggregate -> places.contains(aggregate.key().area()))
        .filter(a -> a instanceof Aggregate.OfMonth month && month.ytd().total() != null)
        .map(aggregate -> aggregate.key().period().lastMonth())
        .max(Comparator.naturalOrder())
        .orElseThrow(
            () ->
                new RefusedRequestException(
                    "area "
                        + area.code()
                        + " has no figures yet; feed returns with ./tongji ingest"));
  }

  /** An indicator's aggregate of a month and the place where it is read, or null. */
  public Aggregate.@Nullable OfMonth of(Indicator indicator, String place, Month month) {
    Published published =
        table.get(new SeriesKey(month.period(), place, indicator.code(), Activity.TOTAL));
    return published != null && published.aggregate() instanceof Aggregate.OfMonth of ? of : null;
  }
}
