package io.tongji.ingest.send;

import io.tongji.log.records.Provenance;
import io.tongji.period.Month;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What rows do to what stood when they were fed: by the rule of revisions, before the pipeline has
 * judged them.
 *
 * @param fed rows by month that add or change something
 * @param opened months of which the form had no record before
 * @param closed rows by month that change a month whose deadline has passed
 * @param added rows of a unit and period of which nothing stood
 * @param changed rows that correct what stood
 * @param same rows that say what stands
 * @param older rows of a lower revision than the one that stands
 * @param largest of the corrections, by the change of the amount, largest first; of the register
 *     also new entries of a unit, beside that which counts before them
 * @param held rows that were held back
 * @param before files that were fed before, by their digest
 */
public record Effects(
    SortedMap<Month, Long> fed,
    SortedSet<Month> opened,
    SortedMap<Month, Long> closed,
    long added,
    long changed,
    long same,
    long older,
    List<RowChange> largest,
    List<RowChange> held,
    List<FedBefore> before) {

  /** Nobody has looked. */
  public static final Effects UNKNOWN =
      new Effects(
          Collections.emptySortedMap(),
          Collections.emptySortedSet(),
          Collections.emptySortedMap(),
          0,
          0,
          0,
          0,
          List.of(),
          List.of(),
          List.of());

  /**
   * A row, and what stands before and after it.
   *
   * @param origin the row
   * @param before the amount that stands, in the smallest unit; empty: none does
   * @param after that of the row
   * @param entry columns of the register that change; empty: it is none of the register
   */
  public record RowChange(
      Origin origin, OptionalLong before, OptionalLong after, List<EntryChange> entry) {

    /** Copies the list. */
    public RowChange {
      entry = List.copyOf(entry);
    }

    /** How much it changes; a part that is empty counts as 0. */
    long size() {
      return Math.abs(after.orElse(0) - before.orElse(0));
    }
  }

  /**
   * A file of which rows are in the topic already.
   *
   * @param name of the file now
   * @param provenance of the first of these
   * @param at when that was fed
   */
  public record FedBefore(String name, Provenance provenance, Instant at) {}

  /** Copies the collections. */
  public Effects {
    fed = Collections.unmodifiableSortedMap(new TreeMap<>(fed));
    opened = Collections.unmodifiableSortedSet(new TreeSet<>(opened));
    closed = Collections.unmodifiableSortedMap(new TreeMap<>(closed));
    largest = List.copyOf(largest);
    held = List.copyOf(held);
    before = List.copyOf(before);
  }
}
