package io.tongji.publish;

import io.tongji.catalogue.Activity;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.catalogue.Language;
import io.tongji.measure.Rounding;
import io.tongji.period.Month;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The headline table: an area's indicators from January to a month, as the work report has them.
 */
public final class Board {

  private static final String ZONE = "zone";

  private final AggregateTable table;
  private final Catalogue catalogue;
  private final Rounding rounding;
  private final Language language;

  /** Shows the table's figures, rounded and named as asked. */
  public Board(AggregateTable table, Catalogue catalogue, Rounding rounding, Language language) {
    this.table = table;
    this.catalogue = catalogue;
    this.rounding = rounding;
    this.language = language;
  }

  /**
   * The lines of the table.
   *
   * @param areaCode of the area; null: the first zone of the catalogue
   * @param period whose last month the table ends with; null: the latest month with figures
   * @throws RefusedRequestException if the catalogue does not know the area, or it has no figures
   */
  public List<String> lines(@Nullable String areaCode, @Nullable Period period) {
    Area area = area(areaCode);
    List<Headline> headlines = headlines(area);
    Month month = period == null ? latest(area, headlines) : period.lastMonth();
    TextTable text = new TextTable(BoardRow.SIDES);
    text.add(BoardRow.header(language));
    headlines.forEach(headline -> text.add(row(headline, month).cells(language)));
    List<String> lines = new ArrayList<>();
    lines.add(title(area, month));
    lines.addAll(text.lines());
    return lines;
  }

  /** An indicator and where it is read. */
  private record Headline(Indicator indicator, String area) {}

  private Area area(@Nullable String given) {
    String code = given == null ? firstZone().code() : ExportFilter.area(catalogue, given);
    return catalogue.areas().stream().filter(a -> a.code().equals(code)).findFirst().orElseThrow();
  }

  private Area firstZone() {
    List<Area> areas = catalogue.areas();
    return areas.stream().filter(a -> a.level().equals(ZONE)).findFirst().orElse(areas.get(0));
  }

  private List<Headline> headlines(Area area) {
    return catalogue.indicators().stream()
        .filter(indicator -> indicator.display().headline() > 0)
        .sorted(Comparator.comparingInt(indicator -> indicator.display().headline()))
        .flatMap(indicator -> readAt(indicator, area).stream())
        .toList();
  }

  /** Where the area's table reads the indicator: nowhere if its place lies outside of the area. */
  private Optional<Headline> readAt(Indicator indicator, Area area) {
    String place = indicator.display().readAt();
    if (place.isEmpty()) {
      return Optional.of(new Headline(indicator, area.code()));
    }
    return catalogue.withAncestors(Set.of(place)).contains(area.code())
        ? Optional.of(new Headline(indicator, place))
        : Optional.empty();
  }

  private Month latest(Area area, List<Headline> headlines) {
    Set<String> places = new HashSet<>();
    headlines.forEach(headline -> places.add(headline.area()));
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

  private String title(Area area, Month month) {
    String span =
        month.month() == 1
            ? language.of("1月", "January")
            : language.of("1—" + month.month() + "月累计", "year to date");
    return "%s (%s)  %s  %s"
        .formatted(language.of(area.name(), area.nameEn()), area.code(), month, span);
  }

  private BoardRow row(Headline headline, Month month) {
    Indicator indicator = headline.indicator();
    FigureShower shower = new FigureShower(indicator, Detail.PUBLISHED, rounding);
    SeriesKey key =
        new SeriesKey(month.period(), headline.area(), indicator.code(), Activity.TOTAL);
    Published published = table.get(key);
    return published != null && published.aggregate() instanceof Aggregate.OfMonth of
        ? row(indicator, shower, of)
        : BoardRow.empty(indicator, shower.amount(null));
  }

  private static BoardRow row(Indicator indicator, FigureShower shower, Aggregate.OfMonth of) {
    Long ytd = of.ytd().total();
    return new BoardRow(
        indicator,
        shower.amount(ytd),
        Optional.of(shower.growth(of.ytd().growth())),
        Optional.of(shower.completion(ytd, of.target())),
        Optional.of(shower.scheduleGap(ytd, of.target(), of.key().period().number())),
        of.coverage().reported() + "/" + of.coverage().expected());
  }
}
