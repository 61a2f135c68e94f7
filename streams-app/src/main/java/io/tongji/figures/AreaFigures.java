package io.tongji.figures;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Form;
import io.tongji.catalogue.Indicator;
import io.tongji.failure.Failure;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The totals over activities that belong to an area's headline, each where it is to be read.
 *
 * @param table all aggregates
 * @param catalogue areas, indicators and the places where these are read
 */
public record AreaFigures(AggregateTable table, Catalogue catalogue) {

  /** What an area without figures may lack. */
  public static final String FEED =
      "feed the register and returns with ./tongji ingest: returns of units that are not in the"
          + " register do not count";

  private static final String ZONE = "zone";

  /**
   * The area that is asked for.
   *
   * @param given code, or null for the first zone of the catalogue
   * @throws Failure if the catalogue does not know it
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
   * The latest month in which the area has a cumulative of some of the indicators.
   *
   * <p>Those that are reported every month decide. What events count is carried to December, so one
   * event of a new year would make a month the latest that nobody has reported on; it decides only
   * where nothing else is asked for or known.
   *
   * @throws Failure if there is none
   */
  public Month latest(Area area, Collection<Indicator> indicators) {
    List<Indicator> monthly =
        indicators.stream().filter(one -> one.measure().form() != Form.EVENT).toList();
    return latestOf(area, monthly)
        .or(() -> latestOf(area, indicators))
        .orElseThrow(
            () ->
                Failure.setting(
                    "area " + area.code() + " has no figures of the indicators asked for yet",
                    FEED));
  }

  /** The refusal of a month in which the area has no figures that were asked for. */
  public Failure none(Area area, Month month) {
    return Failure.setting(
        "area %s has no figures for %s".formatted(area.code(), month),
        FEED + "; or name another period");
  }

  private Optional<Month> latestOf(Area area, Collection<Indicator> indicators) {
    Map<String, String> places = new HashMap<>();
    indicators.forEach(one -> place(one, area).ifPresent(place -> places.put(one.code(), place)));
    return table.rows().stream()
        .map(Published::aggregate)
        .filter(aggregate -> isTotal(aggregate.key(), places))
        .filter(a -> a instanceof Aggregate.OfMonth month && month.ytd().total() != null)
        .map(aggregate -> aggregate.key().period().lastMonth())
        .max(Comparator.naturalOrder());
  }

  private static boolean isTotal(SeriesKey key, Map<String, String> places) {
    return key.activity().equals(Activity.TOTAL) && key.area().equals(places.get(key.indicator()));
  }

  /** An indicator's aggregate of a month and the place where it is read, or null. */
  public Aggregate.@Nullable OfMonth of(Indicator indicator, String place, Month month) {
    return month(published(indicator, place, month));
  }

  /** The same with how it was published, or null. */
  public @Nullable Published published(Indicator indicator, String place, Month month) {
    return table.get(new SeriesKey(month.period(), place, indicator.code(), Activity.TOTAL));
  }

  /** The figures of a month that were published, or null. */
  public static Aggregate.@Nullable OfMonth month(@Nullable Published published) {
    return published != null && published.aggregate() instanceof Aggregate.OfMonth of ? of : null;
  }
}
