package io.tongji.verify.attack;

import io.tongji.rollup.SeriesKey;
import java.util.List;
import java.util.Map;

/**
 * What a release changed, and what lies behind it.
 *
 * @param release its id
 * @param records the fields of each record by name, as in the topic; null ones are left out
 * @param units all that counts anywhere at the release's moment
 */
public record PublicVintage(
    String release, Map<SeriesKey, Map<String, Object>> records, List<UnitMonth> units) {

  /** Copies the collections. */
  public PublicVintage {
    records = Map.copyOf(records);
    units = List.copyOf(units);
  }
}
