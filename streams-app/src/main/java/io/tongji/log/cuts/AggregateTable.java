package io.tongji.log.cuts;

import io.tongji.period.Frequency;
import io.tongji.period.Month;
import io.tongji.rollup.SeriesKey;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The published aggregates of a moment, built from the topic's records in their order. */
public final class AggregateTable implements CutReceiver {

  private final Map<SeriesKey, Published> rows = new HashMap<>();
  private final SortedSet<Month> months = new TreeSet<>();

  @Override
  public void put(Published row) {
    SeriesKey key = row.aggregate().key();
    rows.put(key, row);
    if (key.period().frequency() == Frequency.MONTH) {
      months.add(key.period().lastMonth());
    }
  }

  @Override
  public void withdraw(SeriesKey key) {
    rows.remove(key);
  }

  @Override
  public void whole(String indicator) {}

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

  /** The months that have rows, or had some that were withdrawn. */
  public SortedSet<Month> months() {
    return Collections.unmodifiableSortedSet(months);
  }

  /** How many rows there are. */
  public int size() {
    return rows.size();
  }
}
