package io.tongji.feed;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where in the input topic the rows of the files have got to. */
public final class SentRecords {

  /** Offsets rise, for a partition's records are acknowledged in order. */
  private record Partition(LongArrayList offsets, LongArrayList origins) {}

  private final Map<Integer, Partition> partitions = new TreeMap<>();

  /** Notes a record that is safe. */
  public synchronized void add(int partition, long offset, Origin origin) {
    Partition sent =
        partitions.computeIfAbsent(
            partition, absent -> new Partition(new LongArrayList(), new LongArrayList()));
    sent.offsets.add(offset);
    sent.origins.add(origin.packed());
  }

  /** The row that became the record at an offset, if it is one of these. */
  public synchronized Optional<Origin> origin(int partition, long offset) {
    Partition sent = partitions.get(partition);
    int at = sent == null ? -1 : find(sent.offsets, offset);
    if (sent == null || at < 0) {
      return Optional.empty();
    }
    return Optional.of(Origin.unpack(sent.origins.getLong(at)));
  }

  private static int find(LongArrayList offsets, long offset) {
    return java.util.Arrays.binarySearch(offsets.elements(), 0, offsets.size(), offset);
  }

  /** Of each partition the offset after the last record. */
  public synchronized Map<Integer, Long> ends() {
    Map<Integer, Long> ends = new TreeMap<>();
    partitions.forEach(
        (partition, sent) ->
            ends.put(partition, sent.offsets.getLong(sent.offsets.size() - 1) + 1));
    return ends;
  }

  /** How many records there are. */
  public synchronized long count() {
    return partitions.values().stream().mapToLong(sent -> sent.offsets.size()).sum();
  }
}
