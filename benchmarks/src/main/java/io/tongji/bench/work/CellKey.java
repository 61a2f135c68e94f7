package io.tongji.bench.work;

import io.tongji.period.Month;

/**
 * A total that every contender computes.
 *
 * @param indicator its code
 * @param area its code
 * @param activity code of the activity or theme
 * @param month the last month summed
 */
public record CellKey(String indicator, String area, String activity, Month month) {

  /** As one text, for contenders that want one. */
  public String text() {
    return indicator + "|" + area + "|" + activity + "|" + month;
  }

  /** The key of a text. */
  public static CellKey parse(String text) {
    String[] parts = text.split("\\|", -1);
    return new CellKey(parts[0], parts[1], parts[2], Month.parse(parts[3]));
  }
}
