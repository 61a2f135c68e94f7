package io.tongji.it;

import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Names what differs in two tables of figures by a few rows instead of all. */
final class Rows {

  private static final int FEW = 6;

  private Rows() {}

  /** A few of the rows that stand in one of two tables alone, or with other figures. */
  static List<String> differing(Map<SeriesKey, Aggregate> one, Map<SeriesKey, Aggregate> other) {
    TreeSet<SeriesKey> keys = new TreeSet<>(one.keySet());
    keys.addAll(other.keySet());
    return keys.stream()
        .filter(key -> !Objects.equals(one.get(key), other.get(key)))
        .limit(FEW)
        .map(key -> key + ": " + one.get(key) + " or " + other.get(key))
        .toList();
  }
}
