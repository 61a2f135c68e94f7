package io.tongji.oracle;

import io.tongji.catalogue.Imputation;
import io.tongji.catalogue.Indicator;
import io.tongji.period.Month;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What an indicator's units would have reported in a month that have not, looking at each unit. */
record ImputationOracle(Indicator indicator, Map<Month, List<UnitMonth>> units, Month month) {

  /** What is estimated of some cell. */
  record Estimate(int units, long amount, int baseKnown, long base) {}

  private record SameCells(Set<String> areas, Set<String> activities) {}

  private record Ratio(long now, long before) {}

  /** The estimates of the units that a cell holds. */
  Estimate of(Predicate<UnitMonth> cell) {
    Imputation rule = indicator.imputation(month.year());
    Map<SameCells, List<UnitMonth>> places = new HashMap<>();
    for (UnitMonth unit : in(month)) {
      if (!unit.reported() && start(unit) != null && cell.test(unit)) {
        places
            .computeIfAbsent(
                new SameCells(unit.areas(), unit.activities()), place -> new ArrayList<>())
            .add(unit);
      }
    }
    if (places.isEmpty() || !rule.estimates() || !covered(rule)) {
      return new Estimate(0, 0, 0, 0);
    }
    int estimated = 0;
    long amount = 0;
    int baseKnown = 0;
    long base = 0;
    for (List<UnitMonth> place : places.values()) {
      Ratio ratio = ratio(place.get(0), rule);
      if (ratio != null) {
        estimated += place.size();
        amount += times(sum(place, this::start), ratio);
        baseKnown += (int) place.stream().filter(unit -> unit.weight() != null).count();
        base += sum(place, UnitMonth::weight);
      }
    }
    return new Estimate(estimated, amount, baseKnown, base);
  }

  /** What an estimate of the unit starts from; a return that says nothing ends the series. */
  private @Nullable Long start(UnitMonth unit) {
    if (!fromTheMonthBefore()) {
      return unit.weight();
    }
    return unit.reported() && unit.ytd() == null ? null : unit.last();
  }

  private boolean fromTheMonthBefore() {
    return indicator.imputation(month.year()).kind() == Imputation.Method.PREVIOUS;
  }

  private static long times(long start, Ratio ratio) {
    return BigDecimal.valueOf(start)
        .multiply(BigDecimal.valueOf(ratio.now()))
        .divide(BigDecimal.valueOf(ratio.before()), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  private boolean covered(Imputation rule) {
    long expected = sum(in(month), this::start);
    long received = sum(in(month).stream().filter(UnitMonth::reported).toList(), this::start);
    BigDecimal share = BigDecimal.valueOf(rule.coverage(), 4);
    return expected > 0
        && BigDecimal.valueOf(received).compareTo(share.multiply(BigDecimal.valueOf(expected)))
            >= 0;
  }

  private static long sum(List<UnitMonth> units, Function<UnitMonth, @Nullable Long> figure) {
    return units.stream().map(figure).filter(Objects::nonNull).mapToLong(f -> f).sum();
  }

  /** Of the division, else of the section, else of all: codes of three, one and two characters. */
  private @Nullable Ratio ratio(UnitMonth missing, Imputation rule) {
    for (int length : List.of(3, 1, 2)) {
      for (String activity : missing.activities()) {
        if (activity.length() == length) {
          Ratio ratio = ratio(activity, rule);
          if (ratio != null) {
            return ratio;
          }
        }
      }
    }
    return null;
  }

  private @Nullable Ratio ratio(String activity, Imputation rule) {
    int respondents = 0;
    long now = 0;
    long before = 0;
    for (UnitMonth unit : in(month)) {
      Long then = fromTheMonthBefore() ? unit.last() : unit.then().ytd();
      if (unit.ytd() != null && then != null && unit.activities().contains(activity)) {
        respondents++;
        now += unit.ytd();
        before += then;
      }
    }
    boolean believed =
        respondents >= rule.units()
            && before > 0
            && now >= 0
            && BigDecimal.valueOf(now)
                    .compareTo(
                        BigDecimal.valueOf(rule.ratio(), 4).multiply(BigDecimal.valueOf(before)))
                <= 0;
    return believed ? new Ratio(now, before) : null;
  }

  private List<UnitMonth> in(Month at) {
    return units.getOrDefault(at, List.of());
  }
}
