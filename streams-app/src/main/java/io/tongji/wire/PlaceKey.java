package io.tongji.wire;

import io.tongji.period.Month;
import io.tongji.rollup.Placement;

/**
 * The key under which the sums of a place and month are stored.
 *
 * @param indicator code
 * @param placement where they count
 * @param month index of the month
 */
public record PlaceKey(String indicator, Placement placement, int month) {

  private static final String SEPARATOR = "\t";

  /** The key as text. */
  public String text() {
    return String.join(
        SEPARATOR,
        indicator,
        placement.areas(),
        placement.activity(),
        placement.themes(),
        new Month(month).toString());
  }

  /** The key of a text. */
  public static PlaceKey parse(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    return new PlaceKey(
        parts[0], new Placement(parts[1], parts[2], parts[3]), Month.parse(parts[4]).index());
  }
}
