package io.tongji.rollup;

import java.util.List;

/**
 * Where a contribution counts: the finest place, from which all cells follow.
 *
 * @param areas codes of the area and the groups a unit belongs to, sorted, joined by semicolons
 * @param activity two digits of GB/T 4754; of what two places have in common, a code of the
 *     catalogue
 * @param themes codes of the themes its class belongs to, sorted, joined by semicolons
 */
public record Placement(String areas, String activity, String themes) {

  /** The area codes. */
  public List<String> areaList() {
    return List.of(areas.split(";"));
  }

  /** The theme codes. */
  public List<String> themeList() {
    return themes.isEmpty() ? List.of() : List.of(themes.split(";"));
  }
}
