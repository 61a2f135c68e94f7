package io.tongji.figures;

import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Looks up what a request names by code, or by a name that only one has; each refuses one that the
 * catalogue does not have, with the nearest that it has.
 *
 * @param catalogue with all codes
 */
public record Codes(Catalogue catalogue) {

  /** The indicator of a code or name. */
  public Indicator indicator(String given) {
    String code = NamedCode.find("indicator", given, indicators());
    return Objects.requireNonNull(catalogue.indicator(code));
  }

  /** The area of a name, or of a code, given with 6, 9 or 12 digits. */
  public Area area(String given) {
    String code = NamedCode.find("area", Area.shortest(given.strip()), areas());
    return Objects.requireNonNull(catalogue.area(code));
  }

  /** The code of an activity or theme. */
  public String activity(String given) {
    return NamedCode.find("activity", given, activities());
  }

  /** All indicators. */
  public List<NamedCode> indicators() {
    return catalogue.indicators().stream()
        .map(one -> new NamedCode(one.code(), one.name(), one.nameEn()))
        .toList();
  }

  /** All areas. */
  public List<NamedCode> areas() {
    return catalogue.areas().stream()
        .map(one -> new NamedCode(one.code(), one.name(), one.nameEn()))
        .toList();
  }

  /** All areas, activities and themes. */
  public List<NamedCode> all() {
    List<NamedCode> all = new ArrayList<>(areas());
    all.addAll(activities());
    return all;
  }

  /** All activities, and then the themes. */
  public List<NamedCode> activities() {
    List<NamedCode> all = new ArrayList<>();
    catalogue.activities().forEach(a -> all.add(new NamedCode(a.code(), a.name(), a.nameEn())));
    catalogue
        .themesByCode()
        .forEach((code, theme) -> all.add(new NamedCode(code, theme.name(), theme.nameEn())));
    return all;
  }
}
