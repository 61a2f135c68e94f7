package io.tongji.sample.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Which entries of the register an indicator counts. */
final class PlainScope {
  private final Map<String, String> parents = new HashMap<>();
  private final List<Map<String, String>> themes;

  PlainScope(List<Map<String, String>> areas, List<Map<String, String>> themes) {
    areas.forEach(
        area -> parents.put(area.getOrDefault("area", ""), area.getOrDefault("parent", "")));
    this.themes = themes;
  }

  /** The codes of all areas. */
  Set<String> areas() {
    return parents.keySet();
  }

  /** Every area a unit counts in: its town, its groups, and what lies above them. */
  Set<String> areasOf(Map<String, String> entry) {
    Set<String> all = new HashSet<>();
    String town = entry.getOrDefault("area", "");
    climb(town.length() == 12 ? town.substring(0, 9) : town, all);
    for (String group : entry.getOrDefault("groups", "").split(";", -1)) {
      climb(group, all);
    }
    return all;
  }

  private void climb(String area, Set<String> all) {
    for (String at = area; !at.isEmpty(); at = parents.getOrDefault(at, "")) {
      all.add(at);
    }
  }

  Predicate<Map<String, String>> in(String area) {
    return entry -> areasOf(entry).contains(area);
  }

  static Predicate<Map<String, String>> kind(String kind) {
    return entry -> entry.getOrDefault("kind", "").equals(kind);
  }

  static Predicate<Map<String, String>> aboveScale() {
    return entry ->
        Set.of(entry.getOrDefault("frames", "").split(";", -1)).stream()
            .anyMatch(frame -> frame.equals("规上") || frame.equals("above-scale"));
  }

  /** Divisions from one to another, both included. */
  static Predicate<Map<String, String>> divisions(int from, int to) {
    return entry -> {
      int division = Integer.parseInt(entry.getOrDefault("industry", "").substring(0, 2));
      return division >= from && division <= to;
    };
  }

  Predicate<Map<String, String>> theme(String theme) {
    return entry ->
        themes.stream()
            .filter(row -> row.getOrDefault("theme", "").equals(theme))
            .anyMatch(
                row ->
                    entry
                        .getOrDefault("industry", "")
                        .startsWith(row.getOrDefault("industry", "?")));
  }
}
