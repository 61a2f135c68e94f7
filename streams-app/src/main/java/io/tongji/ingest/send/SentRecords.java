package io.tongji.ingest.send;

import io.tongji.period.Month;
import io.tongji.returns.edits.RejectionReason;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Where in the input topic the rows of the files have got to, and which were not sent. */
public final class SentRecords {

  private final String topic;

  /** Offsets rise, for a partition's records are acknowledged in order. */
  private record SentRows(LongArrayList offsets, LongArrayList origins) {}

  private final Map<Integer, SentRows> partitions = new TreeMap<>();
  private final SentReturns returns = new SentReturns();
  private long rehearsed;
  private Effects effects = Effects.UNKNOWN;
  private final List<VerdictCounts.Rejected> leftOut = new ArrayList<>();

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
    SentRows sent =
        partitions.computeIfAbsent(
            partition, absent -> new SentRows(new LongArrayList(), new LongArrayList()));
    sent.offsets.add(offset);
    sent.origins.add(origin.packed());
  }

  /** The row that became the record at an offset, if it is one of these. */
  public synchronized Optional<Origin> origin(int partition, long offset) {
    SentRows sent = partitions.get(partition);
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

  /** What queries name of all records that were to be sent. */
  SentReturns returns() {
    return returns;
  }

  /** Notes a row that is not sent in view of the command's other rows. */
  public void leaveOut(Origin origin, RejectionReason why) {
    leftOut.add(new VerdictCounts.Rejected(origin, why.name()));
  }

  /** Notes a row that is not sent, since it contradicts another one of the command. */
  void leaveOut(Origin origin, RejectionReason why, Origin other) {
    leftOut.add(
        new VerdictCounts.Rejected(origin, why.name(), Optional.of(other), Optional.empty()));
  }

  /** Notes a row that is not sent, since its year is probably another one. */
  void leaveOutUnlikely(Origin origin, Month likely) {
    leftOut.add(
        new VerdictCounts.Rejected(
            origin, RejectionReason.YEAR_TOO_EARLY.name(), Optional.empty(), Optional.of(likely)));
  }

  /** Notes what the rows do to what stood. */
  void note(Effects noted) {
    effects = noted;
  }

  /** What the rows do to what stood; unknown if nobody has looked. */
  public Effects effects() {
    return effects;
  }

  /** The rows that were not sent in view of the command's other rows. */
  public List<VerdictCounts.Rejected> leftOut() {
    return List.copyOf(leftOut);
  }

  /** Of each partition the offset of the first record. */
  public synchronized Map<Integer, Long> starts() {
    Map<Integer, Long> starts = new TreeMap<>();
    partitions.forEach((partition, sent) -> starts.put(partition, sent.offsets.getLong(0)));
    return starts;
  }

  /** How many records a partition got. */
  public synchronized long count(int partition) {
    SentRows sent = partitions.get(partition);
    return sent == null ? 0 : sent.offsets.size();
  }

  /** Notes rows that would have been sent, in a rehearsal. */
  void rehearse(long rows) {
    rehearsed += rows;
  }

  /** Rows that are in the topic, or would be after a rehearsal. */
  public long rows() {
    return count() + rehearsed;
  }

  /** How many records there are. */
  public synchronized long count() {
    return partitions.values().stream().mapToLong(sent -> sent.offsets.size()).sum();
  }
}
