package io.tongji.bench.work;

import org.jspecify.annotations.Nullable;

/**
 * The figures of a total that every contender computes, all of the cumulative.
 *
 * @param units that reported
 * @param total of this year, in yuan
 * @param base sum of what the units state of the year before; null: none states anything
 * @param lastYear the total of a year before; null: there is none
 * @param growth by the indicator's base, as a fraction; null: no base
 * @param nominal growth on last year's total, as a fraction; null: no such total
 */
public record CellFigures(
    long units,
    long total,
    @Nullable Long base,
    @Nullable Long lastYear,
    @Nullable Double growth,
    @Nullable Double nominal) {

  /** Contenders may divide in another order, which changes the last binary digits. */
  private static final double DIGITS = 1e-9;

  /** Growth as a fraction, or null without a base above zero. */
  public static @Nullable Double rate(long total, @Nullable Long base) {
    return base == null || base <= 0 ? null : (double) (total - base) / base;
  }

  /** True if every figure is the same, rates to nine digits. */
  public boolean agrees(CellFigures other) {
    return units == other.units
        && total == other.total
        && java.util.Objects.equals(base, other.base)
        && java.util.Objects.equals(lastYear, other.lastYear)
        && close(growth, other.growth)
        && close(nominal, other.nominal);
  }

  private static boolean close(@Nullable Double one, @Nullable Double other) {
    return one == null || other == null
        ? java.util.Objects.equals(one, other)
        : Math.abs(one - other) <= DIGITS;
  }
}
