package io.tongji.ingest.send;

import io.tongji.period.Month;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the pipeline decided on the records that were sent.
 *
 * @param duplicates records that say what is in force already
 * @param stale records with a lower revision than the one in force
 * @param rejected records that broke a rule that only the pipeline can know
 * @param queries how many of them have to be explained since, by code of the soft edit
 */
public record VerdictCounts(
    long duplicates, long stale, List<Rejected> rejected, SortedMap<String, Long> queries) {

  /**
   * A record that was refused in view of what else was handed in.
   *
   * @param origin the row that it was
   * @param code of the rule it broke
   * @param other a row that it contradicts; empty: none of those that were fed with it
   * @param likely the month that was probably meant; empty: it is not about its month
   */
  public record Rejected(
      Origin origin, String code, Optional<Origin> other, Optional<Month> likely) {

    /** A record that contradicts no row that was fed with it. */
    public Rejected(Origin origin, String code) {
      this(origin, code, Optional.empty(), Optional.empty());
    }
  }

  /** Nothing was sent. */
  static final VerdictCounts NOTHING =
      new VerdictCounts(0, 0, List.of(), Collections.emptySortedMap());

  /** Copies list and map. */
  public VerdictCounts {
    rejected = List.copyOf(rejected);
    queries = Collections.unmodifiableSortedMap(new TreeMap<>(queries));
  }
}
