package io.tongji.explain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one unit has to do with a figure; amounts in the indicator's smallest unit.
 *
 * @param unitId credit code or project code
 * @param name in the register, the latest
 * @param expected true if the figure counts the unit in the month
 * @param reported true if it is expected and has a return
 * @param value its cumulative; null: it has no return, or one that does not give it
 * @param base that enters the growth, as the unit restates it; null: none
 * @param yearBefore its cumulative of a year before in the same cell; null: none
 * @param beforeRevision what its cumulative was before the latest revision of the month's return;
 *     null: not revised, or nothing before
 * @param revised true if the month's return was revised
 * @param firstHandedIn when a return for the month was first accepted; null: never
 * @param town code of its town; empty: none
 * @param division code of its division, such as C39
 */
public record UnitPart(
    String unitId,
    String name,
    boolean expected,
    boolean reported,
    @Nullable Long value,
    @Nullable Long base,
    @Nullable Long yearBefore,
    @Nullable Long beforeRevision,
    boolean revised,
    @Nullable Instant firstHandedIn,
    String town,
    String division) {

  private static long orZero(@Nullable Long amount) {
    return amount == null ? 0 : amount;
  }

  /** Its cumulative, 0 where there is none. */
  long valueOrZero() {
    return orZero(value);
  }

  /** Its figure of a year before in the cell, 0 where there is none. */
  long yearBeforeOrZero() {
    return orZero(yearBefore);
  }

  /** Its base, 0 where there is none. */
  long baseOrZero() {
    return orZero(base);
  }

  /** By how much it changed last year's total. */
  long change() {
    return valueOrZero() - yearBeforeOrZero();
  }

  /** By how much the latest revision changed it. */
  long revision() {
    return valueOrZero() - orZero(beforeRevision);
  }

  /** True if it is expected and has no return. */
  boolean missing() {
    return expected && !reported;
  }
}
