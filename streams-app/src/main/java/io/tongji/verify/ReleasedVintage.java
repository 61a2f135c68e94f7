package io.tongji.verify;

import io.tongji.rollup.SeriesKey;
import java.util.List;
import java.util.Map;

/**
 * A release as it stands in the public topics.
 *
 * @param id of the release
 * @param records the fields of each by name; null ones are left out
 * @param marks that distinguish records that should be alike, a sentence each
 */
public record ReleasedVintage(
    String id, Map<SeriesKey, Map<String, Object>> records, List<String> marks) {

  private static final String CONFIDENTIALITY = "CONF_STATUS";

  /** Copies the collections. */
  public ReleasedVintage {
    records = Map.copyOf(records);
    marks = List.copyOf(marks);
  }

  /** True if the fields are those of a figure that is kept back. */
  static boolean isSuppressed(Map<String, Object> fields) {
    return "C".equals(fields.get(CONFIDENTIALITY));
  }
}
