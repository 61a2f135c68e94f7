package io.tongji.verify.attack;

import io.tongji.period.Month;
import io.tongji.verify.attack.Knowledge.Unknown;
import io.tongji.verify.attack.UnitMonth.UnitFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the sums of every cell are made of, as units stood at one vintage.
 *
 * <p>The unknowns are cumulatives: a month is the difference of two of them where the unit has a
 * return in both, a base is its cumulative of the year before where it states no other. An amount
 * that has not changed since an earlier vintage is the same unknown.
 */
final class Unknowns {

  /** Makes two amounts the same unknown. */
  record UnknownKey(Sum sum, String measure, String unit, int month, long amount) {}

  private record UnitMeasure(String measure, String unit, int month) {}

  private record CellSum(Cell cell, Sum sum) {}

  private final Knowledge knowledge;
  private final Map<UnknownKey, Integer> numbers;
  private final Map<UnitMeasure, UnitMonth> byPlace = new HashMap<>();
  private final Map<Cell, List<UnitMonth>> cells = new HashMap<>();
  private final Map<CellSum, LinearSum> sums = new HashMap<>();

  /**
   * Those of a vintage.
   *
   * @param numbers of the unknowns of all vintages; new ones are added
   */
  Unknowns(Knowledge knowledge, Map<UnknownKey, Integer> numbers, List<UnitMonth> units) {
    this.knowledge = knowledge;
    this.numbers = numbers;
    for (UnitMonth unit : units) {
      byPlace.put(new UnitMeasure(unit.measure(), unit.unit(), unit.month()), unit);
      for (String indicator : unit.place().indicators()) {
        for (String area : unit.place().areas()) {
          for (String activity : unit.place().activities()) {
            Cell cell = new Cell(indicator, area, activity, unit.month());
            cells.computeIfAbsent(cell, c -> new ArrayList<>()).add(unit);
          }
        }
      }
    }
  }

  /** Cells in which a unit counts. */
  Set<Cell> cells() {
    return cells.keySet();
  }

  /** How many units of a cell the register has. */
  long expected(Cell cell) {
    return cells.getOrDefault(cell, List.of()).stream().filter(UnitMonth::expected).count();
  }

  /** A sum of a cell. */
  LinearSum of(Sum sum, Cell cell) {
    return sums.computeIfAbsent(new CellSum(cell, sum), key -> make(sum, cell));
  }

  private LinearSum make(Sum sum, Cell cell) {
    Map<Integer, Long> terms = new TreeMap<>();
    for (UnitMonth unit : cells.getOrDefault(cell, List.of())) {
      add(sum, unit, terms);
    }
    return LinearSum.of(terms);
  }

  private void add(Sum sum, UnitMonth unit, Map<Integer, Long> terms) {
    UnitFigures own = unit.amounts();
    switch (sum) {
      case YTD -> add(Sum.YTD, unit, 0, own.ytd(), terms);
      case MONTH -> difference(Sum.MONTH, unit, 1, own.month(), terms);
      case QUARTER -> difference(Sum.QUARTER, unit, 3, own.quarter(), terms);
      case UNITS -> count(unit, terms);
      case BASE_YTD -> base(Sum.BASE_YTD, Sum.YTD, unit, own.baseYtd(), terms);
      case BASE_MONTH -> base(Sum.BASE_MONTH, Sum.MONTH, unit, own.baseMonth(), terms);
      case BASE_QUARTER -> base(Sum.BASE_QUARTER, Sum.QUARTER, unit, own.baseQuarter(), terms);
      case BASE_EXPECTED -> {
        if (unit.expected()) {
          add(Sum.YTD, unit, 12, own.ytdThen(), terms);
        }
      }
      case BASE_RECEIVED -> {
        if (unit.expected() && unit.returned()) {
          add(Sum.YTD, unit, 12, own.ytdThen(), terms);
        }
      }
    }
  }

  private void count(UnitMonth unit, Map<Integer, Long> terms) {
    if (unit.expected() && unit.returned()) {
      terms.merge(number(Sum.UNITS, unit, 0, 1), 1L, Math::addExact);
    }
  }

  private void difference(
      Sum sum, UnitMonth unit, int months, @Nullable Long amount, Map<Integer, Long> terms) {
    Long ytd = unit.amounts().ytd();
    if (amount == null) {
      return;
    }
    UnitMonth before = at(unit, months);
    Long ytdBefore = before == null ? null : before.amounts().ytd();
    if (ytd != null && ytdBefore != null && amount == ytd - ytdBefore) {
      add(Sum.YTD, unit, 0, ytd, terms);
      terms.merge(number(Sum.YTD, unit, months, ytdBefore), -1L, Math::addExact);
    } else if (ytd != null && amount.equals(ytd)) {
      add(Sum.YTD, unit, 0, ytd, terms);
    } else {
      add(sum, unit, 0, amount, terms);
    }
  }

  private void base(
      Sum base, Sum own, UnitMonth unit, @Nullable Long amount, Map<Integer, Long> terms) {
    UnitMonth then = at(unit, 12);
    if (amount == null) {
      return;
    }
    if (own == Sum.YTD && amount.equals(unit.amounts().ytdThen())) {
      add(Sum.YTD, unit, 12, amount, terms);
    } else if (own == Sum.MONTH && then != null && amount.equals(then.amounts().month())) {
      difference(Sum.MONTH, then, 1, amount, terms);
    } else if (own == Sum.QUARTER && then != null && amount.equals(then.amounts().quarter())) {
      difference(Sum.QUARTER, then, 3, amount, terms);
    } else {
      add(base, unit, 0, amount, terms);
    }
  }

  private @Nullable UnitMonth at(UnitMonth unit, int monthsBefore) {
    return byPlace.get(new UnitMeasure(unit.measure(), unit.unit(), unit.month() - monthsBefore));
  }

  private void add(
      Sum sum, UnitMonth unit, int monthsBefore, @Nullable Long amount, Map<Integer, Long> terms) {
    if (amount != null) {
      terms.merge(number(sum, unit, monthsBefore, amount), 1L, Math::addExact);
    }
  }

  private int number(Sum sum, UnitMonth unit, int monthsBefore, long amount) {
    int month = unit.month() - monthsBefore;
    UnknownKey key = new UnknownKey(sum, unit.measure(), unit.unit(), month, amount);
    return numbers.computeIfAbsent(key, k -> knowledge.add(unknown(unit, k)));
  }

  private static Unknown unknown(UnitMonth unit, UnknownKey key) {
    Long ytd = unit.amounts().ytd();
    long counted = ytd == null || ytd == 0 ? 0 : 1;
    return new Unknown(
        unit.measure() + "/" + unit.unit() + "/" + new Month(key.month()) + " " + key.sum(),
        unit.place().indicators().stream().sorted().findFirst().orElse(""),
        key.month(),
        unit.place(),
        unit.holding(),
        key.sum() == Sum.UNITS ? counted : key.amount(),
        key.sum() == Sum.YTD);
  }
}
