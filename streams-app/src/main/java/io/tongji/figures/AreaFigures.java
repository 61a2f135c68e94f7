package io.tongji.figures;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Due;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.form.Form;
import io.tongji.failure.Failure;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The totals over activities that belong to an area's headline, each where it is to be read.
 *
 * @param table all aggregates
 * @param catalogue areas, indicators and the places where these are read
 * @param leastResponse part of the units that must have reported before a month is shown where none
 *     is named
 */
public record AreaFigures(AggregateTable table, Catalogue catalogue, BigDecimal leastResponse) {

  /** What an area without figures may lack. */
  public static final String FEED =
      "feed the register and returns with ./tongji ingest: returns of units that are not in the"
          + " register do not count";

  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final int MONTHS = 12;

  /** Of which half of the units must have reported. */
  public AreaFigures(AggregateTable table, Catalogue catalogue) {
    this(table, catalogue, HALF);
  }

  /**
   * The area that is asked for.
   *
   * @param given code or name, or null for the area of the headline table
   * @throws Failure if the catalogue does not know it
   */
  public Area area(@Nullable String given) {
    if (given == null) {
      return catalogue.headlineArea();
    }
    return new Codes(catalogue).area(given);
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
   * The month that is shown where none is named: the latest on which enough units have reported.
   *
   * <p>Those forms decide that units have to report on every month, whatever else is asked for: a
   * month is shown once at least half of the forms have come in that did so in the year up to it.
   * So neither one stray return nor one form that is early makes a month the latest. Where no form
   * of the kind is asked for or has come in, the others decide, then any figure.
   *
   * <p>What events count is carried to December, so one event of a new year would make a month the
   * latest that nobody has reported on; it decides only where nothing else is asked for or known.
   *
   * @throws Failure if there is none
   */
  public Month latest(Area area, Collection<Indicator> indicators) {
    return latestKnown(area, indicators).orElseThrow(() -> none(area));
  }

  /** The same; empty: there is none. */
  public Optional<Month> latestKnown(Area area, Collection<Indicator> indicators) {
    List<Indicator> monthly = monthly(indicators);
    List<Indicator> due = monthly.stream().filter(one -> catalogue.due(one) == Due.ALWAYS).toList();
    return latestReceived(area, due)
        .or(() -> latestReceived(area, monthly))
        .or(() -> latestOf(area, monthly))
        .or(() -> latestOf(area, indicators));
  }

  private static List<Indicator> monthly(Collection<Indicator> indicators) {
    return indicators.stream().filter(one -> one.measure().form() != Form.EVENT).toList();
  }

  private Optional<Month> latestReceived(Area area, Collection<Indicator> indicators) {
    TreeMap<Month, Set<Form>> received = new TreeMap<>();
    figures(area, indicators)
        .filter(of -> response(of).isEnough())
        .forEach(
            of ->
                received
                    .computeIfAbsent(
                        of.key().period().lastMonth(), absent -> EnumSet.noneOf(Form.class))
                    .add(indicator(of).measure().form()));
    return received.descendingMap().entrySet().stream()
        .filter(of -> 2 * of.getValue().size() >= formsOfTheYearTo(of.getKey(), received))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static int formsOfTheYearTo(Month month, TreeMap<Month, Set<Form>> received) {
    Set<Form> forms = EnumSet.noneOf(Form.class);
    received.subMap(month.plus(-MONTHS), false, month, true).values().forEach(forms::addAll);
    return forms.size();
  }

  /**
   * The months behind one that have begun, each by the first of the indicators that somebody has
   * reported, in order.
   */
  public List<MonthResponse> begunAfter(Month shown, Area area, Collection<Indicator> indicators) {
    Map<Month, MonthResponse> begun = new TreeMap<>();
    for (Indicator one : monthly(indicators)) {
      figures(area, List.of(one))
          .map(this::response)
          .filter(response -> response.month().compareTo(shown) > 0 && response.reported() > 0)
          .forEach(response -> begun.putIfAbsent(response.month(), response));
    }
    return List.copyOf(begun.values());
  }

  /** The months that have begun since the latest one of the headline area; empty: it has none. */
  public List<MonthResponse> begunSinceLatest() {
    Area area = catalogue.headlineArea();
    List<Indicator> all = catalogue.indicators();
    return figures(area, all).findAny().isEmpty()
        ? List.of()
        : begunAfter(latest(area, all), area, all);
  }

  /** Of the indicators that units have to report, those of which too little has come in. */
  public List<MonthResponse> tooFew(Month month, Area area, Collection<Indicator> indicators) {
    return monthly(indicators).stream()
        .filter(one -> catalogue.due(one) == Due.ALWAYS)
        .flatMap(one -> figures(area, List.of(one)))
        .map(this::response)
        .filter(response -> response.month().equals(month) && !response.isEnough())
        .toList();
  }

  private MonthResponse response(Aggregate.OfMonth of) {
    return new MonthResponse(
        indicator(of), of.key().period().lastMonth(), of.coverage(), leastResponse);
  }

  private Indicator indicator(Aggregate.OfMonth of) {
    return Objects.requireNonNull(catalogue.indicator(of.key().indicator()));
  }

  /** The refusal of an area that has no figures that were asked for. */
  public Failure none(Area area) {
    return Failure.setting(
        "area " + area.code() + " has no figures of the indicators asked for yet", FEED);
  }

  /** The refusal of a month in which the area has no figures that were asked for. */
  public Failure none(Area area, Month month) {
    return Failure.setting(
        "area %s has no figures for %s".formatted(area.code(), month),
        FEED + "; or name another period");
  }

  private Optional<Month> latestOf(Area area, Collection<Indicator> indicators) {
    return figures(area, indicators)
        .map(of -> of.key().period().lastMonth())
        .max(Comparator.naturalOrder());
  }

  /** All months of the indicators, where the area reads them, that have a cumulative. */
  private Stream<Aggregate.OfMonth> figures(Area area, Collection<Indicator> indicators) {
    return indicators.stream()
        .flatMap(one -> place(one, area).stream().flatMap(place -> figures(one, place)));
  }

  private Stream<Aggregate.OfMonth> figures(Indicator indicator, String place) {
    return table.months().stream()
        .flatMap(month -> Stream.ofNullable(of(indicator, place, month)))
        .filter(of -> of.ytd().total() != null);
  }

  /** An indicator's aggregate of a month and the place where it is read, or null. */
  public Aggregate.@Nullable OfMonth of(Indicator indicator, String place, Month month) {
    return month(published(indicator, place, month));
  }

  /** What was published of an indicator in a month, at the place where it is read; or null. */
  public @Nullable Published published(Indicator indicator, String place, Month month) {
    return table.get(new SeriesKey(month.period(), place, indicator.code(), Activity.TOTAL));
  }

  /** The figures of a month that were published, or null. */
  public static Aggregate.@Nullable OfMonth month(@Nullable Published published) {
    return published != null && published.aggregate() instanceof Aggregate.OfMonth of ? of : null;
  }
}
