package io.tongji.log.cuts;

import io.tongji.period.Frequency;
import io.tongji.period.Month;
import io.tongji.rollup.SeriesKey;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The published aggregates of a moment, built from the topic's records in their order. */
public final class AggregateTable implements CutReceiver {

  private final Map<String, Map<SeriesKey, Published>> rows = new HashMap<>();
  private final SortedSet<Month> months = new TreeSet<>();

  /** Indicators whose rows no other table shares. */
  private final Set<String> own = new HashSet<>();

  /** The same rows; what is put into one of the two tables from now on is not in the other. */
  public AggregateTable copy() {
    AggregateTable copy = new AggregateTable();
    copy.rows.putAll(rows);
    copy.months.addAll(months);
    own.clear();
    return copy;
  }

  private Map<SeriesKey, Published> own(String indicator) {
    if (own.add(indicator)) {
      rows.put(indicator, new HashMap<>(rows.getOrDefault(indicator, Map.of())));
    }
    return rows.getOrDefault(indicator, Map.of());
  }

  @Override
  public void put(Published row) {
    SeriesKey key = row.aggregate().key();
    own(key.indicator()).put(key, row);
    if (key.period().frequency() == Frequency.MONTH) {
      months.add(key.period().lastMonth());
    }
  }

  @Override
  public void withdraw(SeriesKey key) {
    own(key.indicator()).remove(key);
  }

  @Override
  public void whole(String indicator) {}

  /** The aggregate of a series and period, or null. */
  public @Nullable Published get(SeriesKey key) {
    return rows.getOrDefault(key.indicator(), Map.of()).get(key);
  }

  /** All rows by indicator, area, activity and period. */
  public List<Published> rows() {
    return rows(key -> true);
  }

  /** The rows that are asked for, in the same order. */
  public List<Published> rows(Predicate<SeriesKey> wanted) {
    return rows.values().stream()
        .flatMap(of -> of.values().stream())
        .filter(row -> wanted.test(row.aggregate().key()))
        .sorted(Comparator.comparing((Published row) -> row.aggregate().key()))
        .toList();
  }

  /** The months that have rows, or had some that were withdrawn. */
  public SortedSet<Month> months() {
    return Collections.unmodifiableSortedSet(months);
  }

  /** How many rows there are. */
  public int size() {
    return rows.values().stream().mapToInt(Map::size).sum();
  }
}
