package io.tongji.catalogue;

import io.tongji.catalogue.form.EditRules;
import io.tongji.catalogue.form.EventKind;
import io.tongji.catalogue.form.Form;
import io.tongji.period.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Indicators, areas, activities, themes and edits in force: immutable, checked, and known by a
 * digest.
 */
public final class Catalogue {

  private static final String ZONE_LEVEL = "zone";

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Map<String, Indicator> indicators;
  private final Map<String, Area> areas;
  private final Map<String, Activity> activities;
  private final List<Theme> themes;
  private final Map<String, Activity> byDivision;
  private final SortedSet<Integer> themeChanges = new TreeSet<>();
  private final EditRules edits;
  private final ZoneId zone;
  private final Map<String, EventKind> eventKinds;
  private final TextUnits units;
  private final String digest;
  private final Rows rows;
  private final Programme programme;

  /** The checked rows of the files. */
  record Rows(
      List<Indicator> indicators,
      List<Area> areas,
      List<Activity> activities,
      List<Theme> themes,
      EditRules edits,
      Map<String, EventKind> eventKinds,
      TextUnits units) {}

  Catalogue(Rows rows, Programme programme, String digest) {
    this(rows, programme, digest, ZONE);
  }

  private Catalogue(Rows rows, Programme programme, String digest, ZoneId zone) {
    this.rows = rows;
    this.programme = programme;
    this.edits = rows.edits();
    this.zone = zone;
    this.indicators = index(rows.indicators(), Indicator::code);
    this.areas = index(rows.areas(), Area::code);
    this.activities = index(rows.activities(), Activity::code);
    this.themes = List.copyOf(rows.themes());
    this.byDivision =
        rows.activities().stream()
            .filter(activity -> !activity.division().isEmpty())
            .collect(Collectors.toUnmodifiableMap(Activity::division, Function.identity()));
    this.eventKinds = Map.copyOf(rows.eventKinds());
    this.units = rows.units();
    this.digest = digest;
    themes.forEach(this::noteChanges);
  }

  private static <T> Map<String, T> index(Collection<T> rows, Function<T, String> code) {
    Map<String, T> index = new LinkedHashMap<>();
    rows.forEach(row -> index.put(code.apply(row), row));
    return index;
  }

  private void noteChanges(Theme theme) {
    if (theme.validFrom() != null) {
      themeChanges.add(theme.validFrom().index());
    }
    if (theme.validTo() != null) {
      themeChanges.add(theme.validTo().index() + 1);
    }
  }

  /**
   * SHA-256 of the rows, hexadecimal, and the zone if it is not the usual one: two catalogues with
   * one digest give the same figures.
   */
  public String digest() {
    return digest;
  }

  /** The same catalogue where months and deadlines are those of another time zone. */
  public Catalogue in(ZoneId other) {
    return other.equals(zone)
        ? this
        : new Catalogue(rows, programme, CatalogueFiles.digest(digest + other.getId()), other);
  }

  /** The time zone in which a month begins and a deadline passes. */
  public ZoneId zone() {
    return zone;
  }

  /**
   * What may be published. It decides on no live figure, so it is known by a digest of its own and
   * a change needs no recomputation.
   */
  public Programme programme() {
    return programme;
  }

  /** Which edits apply to which form. */
  public EditRules edits() {
    return edits;
  }

  /** All indicators, in the order of the file. */
  public List<Indicator> indicators() {
    return List.copyOf(indicators.values());
  }

  /** Indicators read from a form. */
  public List<Indicator> indicators(Form form) {
    return indicators.values().stream().filter(i -> i.measure().form() == form).toList();
  }

  /**
   * Whether the units that an indicator counts have to report on its form. Where no indicator of
   * the form says so, all that its indicators count have to; where the form is due only where it
   * applies, so it is for all of them.
   */
  public Due due(Indicator indicator) {
    Due own = indicator.response().due();
    if (own != Due.UNSAID) {
      return own;
    }
    Set<Due> said =
        indicators(indicator.measure().form()).stream()
            .map(each -> each.response().due())
            .collect(Collectors.toSet());
    return said.contains(Due.ALWAYS)
        ? Due.UNSAID
        : said.contains(Due.IF_ANY) ? Due.IF_ANY : Due.ALWAYS;
  }

  /** The indicator of a code, or null. */
  public @Nullable Indicator indicator(String code) {
    return indicators.get(code);
  }

  /** All areas, parents before children. */
  public List<Area> areas() {
    return List.copyOf(areas.values());
  }

  /** The area of the headline table where none is named: the first zone, else the first area. */
  public Area headlineArea() {
    return areas.values().stream()
        .filter(area -> area.level().equals(ZONE_LEVEL))
        .findFirst()
        .orElseGet(() -> areas.values().iterator().next());
  }

  /** The area of a code given with 6, 9 or 12 digits, or null. */
  public @Nullable Area area(String code) {
    return areas.get(Area.shortest(code));
  }

  /** All activities, the total first. */
  public List<Activity> activities() {
    return List.copyOf(activities.values());
  }

  /** The activity of a code, or null. */
  public @Nullable Activity activity(String code) {
    return activities.get(code);
  }

  /** All lines of all themes. */
  public List<Theme> themes() {
    return themes;
  }

  /** Name and English name of each theme, by code. */
  public Map<String, Theme> themesByCode() {
    Map<String, Theme> byCode = new LinkedHashMap<>();
    themes.forEach(theme -> byCode.putIfAbsent(theme.code(), theme));
    return byCode;
  }

  /** The kind of event of a code, or null. */
  public @Nullable EventKind eventKind(String code) {
    return eventKinds.get(code);
  }

  /** All kinds of events, in no order. */
  public Collection<EventKind> eventKinds() {
    return eventKinds.values();
  }

  /** The units in which quantities are written. */
  public TextUnits units() {
    return units;
  }

  /** True if no indicator of the form has a January. */
  public boolean withoutJanuary(Form form) {
    List<Indicator> read = indicators(form);
    return !read.isEmpty() && read.stream().noneMatch(Indicator::january);
  }

  /** True if the 4-digit class lies in a division of the catalogue. */
  public boolean knowsIndustry(String industry) {
    return industry.matches("\\d{4}") && byDivision.containsKey(industry.substring(0, 2));
  }

  /** Themes that a class belongs to in a month, sorted. */
  public List<String> themesOf(String industry, Month month) {
    return themes.stream()
        .filter(theme -> theme.covers(industry, month))
        .map(Theme::code)
        .distinct()
        .sorted()
        .toList();
  }

  /** Months (as index) in which some theme's list begins or ceases to hold. */
  public SortedSet<Integer> themeChanges() {
    return themeChanges;
  }

  /** The areas given and all that they lie in, each once. */
  public Set<String> withAncestors(Collection<String> codes) {
    Set<String> all = new LinkedHashSet<>();
    for (String code : codes) {
      @Nullable Area area = area(code);
      while (area != null && all.add(area.code())) {
        area = areas.get(area.parent());
      }
    }
    return all;
  }

  /**
   * An activity and all that it belongs to, the total last.
   *
   * @param named two digits of a division, or the activity's code
   */
  public List<String> activitiesOf(String named) {
    List<String> all = new ArrayList<>();
    @Nullable Activity activity = byDivision.get(named);
    if (activity == null) {
      activity = activities.get(named);
    }
    while (activity != null) {
      all.add(activity.code());
      activity = activities.get(activity.parent());
    }
    return all;
  }
}
