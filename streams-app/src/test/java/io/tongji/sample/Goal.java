package io.tongji.sample;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Predicate;

/**
 * A figure of the published report for 2023, as an exact amount inside its rounding interval.
 *
 * @param counts where a firm must stand in December 2023 to count
 * @param value 2023, January to December, in currency units
 * @param base the same of 2022, as the firms restate it
 */
record Goal(Form form, Predicate<Placement> counts, long value, long base) {
  private static final YearMonth DECEMBER = YearMonth.of(2023, 12);

  /** The goals, the narrower before the wider of the same form. */
  static final List<Goal> ALL =
      List.of(
          new Goal(Form.OUTPUT, Placement::onPlatform, 3_462_083_000L, 3_827_100_000L),
          new Goal(Form.OUTPUT, Goal::industryOfZone, 77_376_128_000L, 80_771_034_000L),
          new Goal(Form.RD, Goal::industryOfZone, 4_069_283_000L, 3_960_412_000L),
          new Goal(Form.EXPORT, Placement::inZone, 22_533_147_000L, 22_143_402_000L),
          new Goal(Form.FDI, Placement::inZone, 239_012_500L, 203_412_000L),
          new Goal(Form.TAX, Placement::onPlatform, 51_306_900L, 52_520_100L));

  /** True if the firm's December figure is part of this one. */
  boolean includes(Firm firm) {
    return firm.forms().contains(form)
        && firm.life().lastMonth(2023) == 12
        && firm.placement(DECEMBER).filter(counts).isPresent();
  }

  private static boolean industryOfZone(Placement placement) {
    return placement.inZone() && placement.aboveScale();
  }
}
