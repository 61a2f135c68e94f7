package io.tongji.sample.check;

import io.tongji.sample.check.PlainFeed.Kept;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cumulative figures and their bases, summed unit by unit. */
final class PlainFigures {
  private final Map<String, NavigableMap<String, Kept>> inForce;

  PlainFigures(Map<String, NavigableMap<String, Kept>> inForce) {
    this.inForce = inForce;
  }

  /** The units with returns on a form. */
  Stream<String> units(String form) {
    String prefix = form + " ";
    return inForce.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()));
  }

  /** The register's entry for a unit and period, or null if it is out of scope. */
  @Nullable Map<String, String> entry(String unit, YearMonth period) {
    NavigableMap<String, Kept> entries = inForce.getOrDefault("register " + unit, new TreeMap<>());
    for (Kept kept : entries.headMap(period.toString(), true).descendingMap().values()) {
      String to = kept.cells().getOrDefault("valid_to", "");
      if (!kept.withdrawn() && (to.isEmpty() || to.compareTo(period.toString()) >= 0)) {
        return kept.cells();
      }
    }
    return null;
  }

  /** The sum of the cumulative over the units that count. */
  long value(
      String form, Predicate<Map<String, String>> scope, YearMonth period, boolean building) {
    return counted(form, scope, period)
        .mapToLong(u -> orZero(own(form, u, period, building)))
        .sum();
  }

  /** The sum of what those units state for the year before, or reported then. */
  long restated(String form, Predicate<Map<String, String>> scope, YearMonth period) {
    return counted(form, scope, period)
        .filter(unit -> own(form, unit, period, false) != null)
        .mapToLong(unit -> base(form, unit, period))
        .sum();
  }

  /** How many units that count have a return. */
  long reported(String form, Predicate<Map<String, String>> scope, YearMonth period) {
    return counted(form, scope, period).filter(u -> own(form, u, period, false) != null).count();
  }

  private Stream<String> counted(
      String form, Predicate<Map<String, String>> scope, YearMonth period) {
    return units(form)
        .filter(
            unit -> {
              Map<String, String> entry = entry(unit, period);
              return entry != null && scope.test(entry);
            });
  }

  private long base(String form, String unit, YearMonth period) {
    Long prior = cumulative(form, unit, period, "prior_");
    return orZero(prior != null ? prior : cumulative(form, unit, period.minusYears(1), ""));
  }

  private @Nullable Long own(String form, String unit, YearMonth period, boolean building) {
    return building ? building(unit, period) : cumulative(form, unit, period, "");
  }

  /** Construction and installation, or null where the project does not split its investment. */
  private @Nullable Long building(String unit, YearMonth period) {
    Kept kept = returns("investment", unit).get(period.toString());
    if (kept == null || kept.withdrawn() || !kept.amounts().containsKey("ytd_other")) {
      return null;
    }
    return kept.amounts().getOrDefault("ytd_construction", 0L)
        + kept.amounts().getOrDefault("ytd_installation", 0L);
  }

  /** The cumulative given, else the last one given before and the months since. */
  private @Nullable Long cumulative(String form, String unit, YearMonth period, String prefix) {
    NavigableMap<String, Kept> year =
        returns(form, unit).subMap(period.getYear() + "-01", true, period.toString(), true);
    if (!states(year.get(period.toString()), prefix)) {
      return null;
    }
    long sum = 0;
    for (Kept kept : year.values()) {
      if (states(kept, prefix)) {
        Long ytd = kept.amounts().get(prefix + "ytd");
        sum = ytd != null ? ytd : sum + kept.amounts().getOrDefault(prefix + "month", 0L);
      }
    }
    return sum;
  }

  private static boolean states(@Nullable Kept kept, String prefix) {
    return kept != null
        && !kept.withdrawn()
        && (kept.amounts().containsKey(prefix + "ytd")
            || kept.amounts().containsKey(prefix + "month"));
  }

  private NavigableMap<String, Kept> returns(String form, String unit) {
    return inForce.getOrDefault(form + " " + unit, new TreeMap<>());
  }

  /** The target of an indicator for a year in currency units, or null. */
  @Nullable BigDecimal target(String indicator, String area, int year) {
    Kept kept =
        inForce
            .getOrDefault("targets " + indicator + " " + area, new TreeMap<>())
            .get(Integer.toString(year));
    if (kept == null || kept.withdrawn()) {
      return null;
    }
    BigDecimal number = new BigDecimal(Objects.requireNonNull(kept.cells().get("target")));
    boolean wan = Objects.requireNonNull(kept.cells().get("unit")).startsWith("万");
    return number.scaleByPowerOfTen(wan ? 4 : 8);
  }

  private static long orZero(@Nullable Long amount) {
    return amount == null ? 0 : amount;
  }
}
