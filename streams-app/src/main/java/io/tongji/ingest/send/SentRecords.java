package io.tongji.ingest.send;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where in the input topic the rows of the files have got to, and which were not sent. */
public final class SentRecords {

  private final String topic;

  /** Offsets rise, for a partition's records are acknowledged in order. */
  private record Partition(LongArrayList offsets, LongArrayList origins) {}

  private final Map<Integer, Partition> partitions = new TreeMap<>();
  private final SentKeys keys = new SentKeys();
  private final SentPapers papers = new SentPapers();
  private final List<Origin> superseded = new ArrayList<>();
  private final Contest contest = new Contest();
  private long repeatedRows;

  /** None yet of those that go to a topic; its name is empty in a rehearsal. */
  public SentRecords(String topic) {
    this.topic = topic;
  }

  /** The topic; empty in a rehearsal. */
  public String topic() {
    return topic;
  }

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

  /** The keys of all records that were to be sent. */
  SentKeys keys() {
    return keys;
  }

  /** What queries name of all records that were to be sent. */
  SentPapers papers() {
    return papers;
  }

  /** Notes a row that was not sent, since a later one says the same. */
  void repeat() {
    repeatedRows++;
  }

  /** Notes a row that was not sent, since a later one of the same unit and period stands anyway. */
  void supersede(Origin origin) {
    superseded.add(origin);
  }

  /** The rows that were not sent, of which the pipeline has to tell whether a later one stands. */
  public Contest contest() {
    return contest;
  }

  /** Ends the contest, and tells of the rows that no later one stands for. */
  public List<Origin> settle(boolean judged) {
    Contest.Outcome outcome = contest.settle(judged);
    superseded.addAll(outcome.superseded());
    superseded.sort(Comparator.comparingLong(Origin::packed));
    return outcome.open();
  }

  /** How many rows were not sent since a later one says the same. */
  public long repeated() {
    return repeatedRows;
  }

  /** The rows that were not sent since a later one says something else. */
  public List<Origin> superseded() {
    return List.copyOf(superseded);
  }

  /** Of each partition the offset of the first record. */
  public synchronized Map<Integer, Long> starts() {
    Map<Integer, Long> starts = new TreeMap<>();
    partitions.forEach((partition, sent) -> starts.put(partition, sent.offsets.getLong(0)));
    return starts;
  }

  /** How many records a partition got. */
  public synchronized long count(int partition) {
    Partition sent = partitions.get(partition);
    return sent == null ? 0 : sent.offsets.size();
  }

  /** How many records there are. */
  public synchronized long count() {
    return partitions.values().stream().mapToLong(sent -> sent.offsets.size()).sum();
  }
}
