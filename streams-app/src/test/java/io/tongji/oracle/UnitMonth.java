package io.tongji.oracle;

import io.tongji.catalogue.Indicator;
import io.tongji.period.Month;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one unit, which the register and the indicator count in a month, adds to the cells it
 * belongs to; null is unknown. One that has left the register is not expected. Its weight is its
 * own cumulative of a year before, its last that of the month before in the same year.
 */
record UnitMonth(
    OracleUnit unit,
    Set<String> areas,
    Set<String> activities,
    boolean expected,
    boolean reported,
    @Nullable Long ytd,
    @Nullable Long baseYtd,
    @Nullable Long month,
    @Nullable Long baseMonth,
    long carry,
    @Nullable Long quarter,
    @Nullable Long baseQuarter,
    @Nullable Long weight,
    @Nullable Long last,
    Then then) {

  /** Where a unit counts in a month, and whether the register still has it there. */
  record Place(Set<String> areas, Set<String> activities, boolean expected) {}

  /** Its own figures of a year before, if it was on the indicator's list then; else unknown. */
  record Then(@Nullable Long ytd, @Nullable Long month, @Nullable Long quarter) {

    private static Then of(UnitSeries own, boolean listed, Month yearBefore) {
      if (!listed) {
        return new Then(null, null, null);
      }
      return new Then(
          own.ytd(yearBefore),
          own.month(yearBefore),
          yearBefore.month() % 3 == 0 ? own.quarter(yearBefore) : null);
    }
  }

  static UnitMonth of(Place place, OracleUnit unit, Indicator indicator, Month at) {
    UnitSeries own = unit.series(indicator, "");
    UnitSeries prior = unit.series(indicator, "prior_");
    Month yearBefore = at.plus(-12);
    boolean quarter = at.month() % 3 == 0;
    return new UnitMonth(
        unit,
        place.areas(),
        place.activities(),
        place.expected(),
        place.expected() && own.hasReturn(at),
        own.ytd(at),
        base(own.ytd(at), prior.ytd(at), own.ytd(yearBefore)),
        own.month(at),
        base(own.month(at), prior.month(at), own.month(yearBefore)),
        own.carry(at),
        quarter ? own.quarter(at) : null,
        quarter ? base(own.quarter(at), prior.quarter(at), own.quarter(yearBefore)) : null,
        place.expected() ? own.ytd(yearBefore) : null,
        at.month() == 1 ? null : own.ytd(at.plus(-1)),
        Then.of(own, unit.isListed(indicator, yearBefore), yearBefore));
  }

  /** Only with an own value: what is stated of the year before, else the own figure of then. */
  private static @Nullable Long base(
      @Nullable Long own, @Nullable Long stated, @Nullable Long ownOfThen) {
    if (own == null) {
      return null;
    }
    return stated != null ? stated : ownOfThen;
  }
}
