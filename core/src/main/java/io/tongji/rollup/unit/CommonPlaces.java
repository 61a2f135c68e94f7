package io.tongji.rollup.unit;

import io.tongji.catalogue.Catalogue;
import io.tongji.rollup.Placement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What two placements have in common: the placement whose cells are exactly those that both belong
 * to. A unit that moved within the city is still in the city.
 */
final class CommonPlaces {

  private final Catalogue catalogue;
  private final Map<Placement, Map<Placement, Optional<Placement>>> known = new HashMap<>();

  CommonPlaces(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The placement of the cells that hold both; null if none does. */
  @Nullable Placement of(Placement one, Placement other) {
    return one.equals(other)
        ? one
        : known
            .computeIfAbsent(one, place -> new HashMap<>())
            .computeIfAbsent(other, place -> common(one, place))
            .orElse(null);
  }

  private Optional<Placement> common(Placement one, Placement other) {
    List<String> areas = common(areas(one), areas(other));
    List<String> activities = common(activities(one), activities(other));
    if (areas.isEmpty() || activities.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Placement(
            String.join(";", areas),
            activities.get(0),
            String.join(";", common(one.themeList(), other.themeList()))));
  }

  private Set<String> areas(Placement placement) {
    return catalogue.withAncestors(placement.areaList());
  }

  /** From the finest to the total. */
  private List<String> activities(Placement placement) {
    return catalogue.activitiesOf(placement.activity());
  }

  private static List<String> common(Iterable<String> codes, Collection<String> others) {
    List<String> common = new ArrayList<>();
    for (String code : codes) {
      if (others.contains(code)) {
        common.add(code);
      }
    }
    return common;
  }
}
