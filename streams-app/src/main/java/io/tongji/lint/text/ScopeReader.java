package io.tongji.lint.text;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the words that say of which period and area figures are. */
final class ScopeReader {

  private static final Map<Role, Integer> UNTIL =
      Map.of(
          Role.UNTIL_MARCH,
          3,
          Role.UNTIL_JUNE,
          6,
          Role.UNTIL_SEPTEMBER,
          9,
          Role.UNTIL_DECEMBER,
          12);
  private static final int MONTHS = 12;
  private static final int MONTHS_OF_A_QUARTER = 3;
  private static final Pattern FIRST_MONTH = Pattern.compile("^(?<month>\\d+)\\D+\\d");

  private final Patterns patterns;
  private final List<Area> areas;
  private final String root;

  ScopeReader(Patterns patterns, Catalogue catalogue) {
    this.patterns = patterns;
    this.areas =
        catalogue.areas().stream()
            .sorted(Comparator.comparingInt((Area area) -> spoken(area).length()).reversed())
            .toList();
    this.root = catalogue.areas().get(0).code();
  }

  /**
   * What words make of a scope.
   *
   * @param before that stood so far
   * @param textYear that the text is about; null: it does not say
   */
  Scope read(String words, Scope before, @Nullable Integer textYear) {
    return area(words, period(words, before, textYear));
  }

  private Scope period(String words, Scope before, @Nullable Integer textYear) {
    Integer year = year(words, textYear);
    Scope.Span span = Scope.Span.TEXT;
    int number = 0;
    Matcher months = patterns.matcher(Role.MONTHS, words);
    Matcher month = patterns.matcher(Role.MONTH, words);
    Matcher quarter = patterns.matcher(Role.QUARTER, words);
    if (months.find()) {
      span = Scope.Span.CUMULATIVE;
      number = Numerals.of(months.group("month"));
    } else if (until(words) > 0) {
      span = Scope.Span.CUMULATIVE;
      number = until(words);
    } else if (quarter.find()) {
      span = Scope.Span.QUARTER;
      number = quarter(quarter.group("quarter"));
    } else if (month.find()) {
      span = Scope.Span.MONTH;
      number = Patterns.whole(Role.MONTH, month, "month");
    } else if (patterns.finds(Role.THIS_MONTH, words)) {
      return new Scope(
          Scope.Span.MONTH,
          year == null ? before.year() : year,
          before.monthNumber(),
          before.area());
    } else if (patterns.finds(Role.SAME_PERIOD, words)) {
      return samePeriod(before, year, textYear);
    }
    if (number > MONTHS || (number == 0 && span != Scope.Span.TEXT)) {
      return before;
    }
    if (span == Scope.Span.TEXT && year == null) {
      return before;
    }
    return new Scope(span, year == null ? before.year() : year, number, before.area());
  }

  /** The months of the text in the year that is named, or in the one before; unknown: nowhere. */
  private static Scope samePeriod(
      Scope before, @Nullable Integer named, @Nullable Integer textYear) {
    Integer year = named == null && textYear != null ? Integer.valueOf(textYear - 1) : named;
    return new Scope(Scope.Span.SAME_MONTHS, year, 0, year == null ? null : before.area());
  }

  /** 二, 2, or the first month of one: 4—6月. */
  private static int quarter(String text) {
    Matcher month = FIRST_MONTH.matcher(text);
    return month.find()
        ? (Integer.parseInt(month.group("month")) - 1) / MONTHS_OF_A_QUARTER + 1
        : Numerals.of(text);
  }

  private int until(String words) {
    return UNTIL.entrySet().stream()
        .filter(until -> patterns.finds(until.getKey(), words))
        .mapToInt(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  private @Nullable Integer year(String words, @Nullable Integer textYear) {
    Matcher named = patterns.matcher(Role.YEAR, words);
    Integer year = null;
    while (named.find()) {
      year = Patterns.whole(Role.YEAR, named, "year");
    }
    if (year == null && textYear != null && patterns.finds(Role.LAST_YEAR, words)) {
      return textYear - 1;
    }
    return year;
  }

  /** The area that is named last: the catalogue's, the text's own, the county, or another one. */
  private Scope area(String words, Scope before) {
    int last = -1;
    Scope found = before;
    for (Area area : areas) {
      int at = words.lastIndexOf(spoken(area));
      if (at > last && !covered(words, at, area)) {
        last = at;
        found = before.in(area.code());
      }
    }
    for (Map.Entry<Role, String> role :
        Map.of(Role.OWN_AREA, "", Role.WHOLE_AREA, root, Role.ELSEWHERE, "?").entrySet()) {
      Matcher named = patterns.matcher(role.getKey(), words);
      while (named.find()) {
        if (named.start() > last) {
          last = named.start();
          found = before.in(role.getValue().equals("?") ? null : role.getValue());
        }
      }
    }
    return found;
  }

  /** True if the name is the end of a longer one. */
  private boolean covered(String words, int at, Area area) {
    return areas.stream()
        .map(ScopeReader::spoken)
        .filter(other -> other.length() > spoken(area).length())
        .anyMatch(
            other -> {
              int longer = words.lastIndexOf(other, at);
              return longer >= 0 && longer + other.length() > at;
            });
  }

  /** The name as texts have it: 乌镇镇 is 乌镇. */
  private static String spoken(Area area) {
    return area.name().replace("镇镇", "镇");
  }

  /** The area that words name; empty: none; {@code null} is one that the catalogue lacks. */
  Scope areaOf(String words) {
    return area(words, new Scope(Scope.Span.TEXT, null, 0, ""));
  }

  /** True if words name an area. */
  boolean namesArea(String words) {
    Scope marked = new Scope(Scope.Span.TEXT, null, 0, "-");
    return !"-".equals(area(words, marked).area());
  }
}
