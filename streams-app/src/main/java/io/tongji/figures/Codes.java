package io.tongji.figures;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Looks up the codes that a request names; each refuses one that the catalogue does not have, with
 * the nearest that it has.
 *
 * @param catalogue with all codes
 */
public record Codes(Catalogue catalogue) {

  /** The indicator of a code. */
  public Indicator indicator(String given) {
    Set<String> known =
        catalogue.indicators().stream().map(Indicator::code).collect(Collectors.toSet());
    String code = ExportFilter.code("indicator", given, known, text -> text);
    return Objects.requireNonNull(catalogue.indicator(code));
  }

  /** The area of a code, given with 6, 9 or 12 digits. */
  public Area area(String given) {
    return Objects.requireNonNull(catalogue.area(ExportFilter.area(catalogue, given)));
  }

  /** The code of an activity or theme. */
  public String activity(String given) {
    Set<String> known = new TreeSet<>(catalogue.themesByCode().keySet());
    catalogue.activities().forEach(activity -> known.add(activity.code()));
    return ExportFilter.code("activity", given, known, text -> text);
  }
}
