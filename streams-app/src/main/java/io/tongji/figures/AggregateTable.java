package io.tongji.figures;

import io.tongji.rollup.SeriesKey;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The published aggregates of a moment, built from the topic's records in their order. */
public final class AggregateTable {

  private final Map<SeriesKey, Published> rows = new HashMap<>();

  /** Takes a record: it replaces what stood under its series and period. */
  public void put(Published row) {
    rows.put(row.aggregate().key(), row);
  }

  /** Takes a withdrawal. */
  public void remove(SeriesKey key) {
    rows.remove(key);
  }

  /** The aggregate of a series and period, or null. */
  public @Nullable Published get(SeriesKey key) {
    return rows.get(key);
  }

  /** All rows by indicator, area, activity and period. */
  public List<Published> rows() {
    return rows.values().stream()
        .sorted(Comparator.comparing((Published row) -> row.aggregate().key()))
        .toList();
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }
}
