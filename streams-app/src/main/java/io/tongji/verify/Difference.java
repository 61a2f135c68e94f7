package io.tongji.verify;

import io.tongji.rollup.SeriesKey;

/**
 * A field of a cell that is published otherwise than it ought to be.
 *
 * @param key which cell and period
 * @param field its name in the topic, e.g. {@code BASE_YTD}
 * @param published as text; a dash: not published
 * @param recomputed as text; a dash: not to be published
 */
public record Difference(SeriesKey key, String field, String published, String recomputed)
    implements Comparable<Difference> {

  /** One line for people and programs: names with values. */
  @Override
  public String toString() {
    return "indicator=%s area=%s activity=%s period=%s field=%s published=%s recomputed=%s"
        .formatted(
            key.indicator(),
            key.area(),
            key.activity(),
            key.period(),
            field,
            published,
            recomputed);
  }

  @Override
  public int compareTo(Difference other) {
    int byKey = key.compareTo(other.key);
    return byKey != 0 ? byKey : field.compareTo(other.field);
  }
}
