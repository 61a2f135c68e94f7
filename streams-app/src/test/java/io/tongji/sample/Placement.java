package io.tongji.sample;

import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the register puts a firm from one period on. */
record Placement(
    String area,
    List<String> groups,
    String industry,
    List<String> frames,
    YearMonth from,
    @Nullable YearMonth to) {

  boolean holdsIn(YearMonth period) {
    return !period.isBefore(from) && (to == null || !period.isAfter(to));
  }

  boolean inZone() {
    return groups.stream().anyMatch(group -> group.startsWith(Towns.ZONE));
  }

  boolean onPlatform() {
    return groups.stream().anyMatch(group -> group.startsWith(Towns.ZONE + "P"));
  }

  boolean aboveScale() {
    return frames.contains("above-scale") || frames.contains("规上");
  }

  Placement movedTo(String newArea, List<String> newGroups, YearMonth since) {
    return new Placement(newArea, newGroups, industry, frames, since, null);
  }
}
