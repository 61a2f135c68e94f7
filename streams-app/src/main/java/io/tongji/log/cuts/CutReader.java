package io.tongji.log.cuts;

import io.tongji.failure.Failure;
import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.ForeignRecords;
import io.tongji.rollup.SeriesKey;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads an aggregates topic by whole cuts: the complete table as of now, or each change as it
 * comes. Bytes that no schema explains were written by others and are skipped.
 *
 * <p>A cut is of one commit and lies in one partition. So an indicator is whole at the end of its
 * partition, which is the end of a finished transaction, and when a record with another cut number
 * follows. Before the end is reached for the first time it is not whole, since compaction removes
 * records of earlier cuts.
 */
public final class CutReader implements AutoCloseable {

  private final TopicReader<byte[], byte[]> reader;
  private final AggregateReader records;
  private final Supplier<CutReceiver> receivers;
  private final Map<TopicPartition, Following> following = new HashMap<>();

  private CutReader(
      TopicReader<byte[], byte[]> reader,
      AggregateReader records,
      Supplier<CutReceiver> receivers) {
    this.reader = reader;
    this.records = records;
    this.receivers = receivers;
  }

  /**
   * The aggregates of a topic, complete as of now.
   *
   * @param progress hears how far the reading is
   * @throws Failure if the topic is missing, or cannot be read to its end
   */
  public static AggregateTable table(Clients clients, String topic, ReadProgress progress) {
    try (TopicReader<byte[], byte[]> reader = clients.reader();
        AggregateReader records = AggregateReader.of(clients.serdes())) {
      return table(reader, records, topic, progress);
    }
  }

  /** The table by a given reader of committed records, and what decodes them. */
  public static AggregateTable table(
      TopicReader<byte[], byte[]> reader,
      AggregateReader records,
      String topic,
      ReadProgress progress) {
    AggregateTable table = new AggregateTable();
    reader.readAll(topic, progress, record -> take(record, records, table));
    return table;
  }

  /** Hands over all that a topic holds now, in its order. */
  public static void read(
      TopicReader<byte[], byte[]> reader,
      AggregateReader records,
      String topic,
      CutReceiver receiver) {
    reader.readAll(topic, ReadProgress.SILENT, record -> take(record, records, receiver));
  }

  static void take(
      ConsumerRecord<byte[], byte[]> record, AggregateReader records, CutReceiver receiver) {
    ForeignRecords.passOver(record, own -> hand(read(own, records), own, receiver));
  }

  private static AggregateReader.FigureRecord read(
      ConsumerRecord<byte[], byte[]> record, AggregateReader records) {
    return records.read(record.topic(), record.key(), record.value());
  }

  private static void hand(
      AggregateReader.FigureRecord content, ConsumerRecord<?, ?> record, CutReceiver receiver) {
    Published figure = Published.of(content, record.timestamp());
    if (figure == null) {
      receiver.withdraw(content.key());
    } else {
      receiver.put(figure);
    }
  }

  /**
   * A reader that follows a share of the partitions of a topic: the members of its group read each
   * partition once among them. A partition that comes to it is read from its beginning, by a new
   * receiver; the receiver of one that it loses is closed before another member reads it.
   *
   * @param receivers of one partition each
   */
  public static CutReader sharing(
      Clients clients, Clients.Member member, String topic, Supplier<CutReceiver> receivers) {
    return sharing(
        clients.follower(member), AggregateReader.of(clients.serdes()), topic, receivers);
  }

  /** Shares by a given reader that is a member; it and the decoder are closed at the end. */
  static CutReader sharing(
      TopicReader<byte[], byte[]> reader,
      AggregateReader records,
      String topic,
      Supplier<CutReceiver> receivers) {
    CutReader cuts = new CutReader(reader, records, receivers);
    reader.join(topic, cuts.new PartitionReceivers());
    return cuts;
  }

  /** Opens and closes receivers as the group assigns partitions. */
  private final class PartitionReceivers implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      partitions.forEach(CutReader.this::open);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      partitions.forEach(CutReader.this::drop);
    }
  }

  private void open(TopicPartition partition) {
    drop(partition);
    following.put(partition, new Following(receivers.get()));
  }

  private void drop(TopicPartition partition) {
    Following dropped = following.remove(partition);
    if (dropped != null) {
      dropped.receiver.close();
    }
  }

  /** Hands on what has come, and waits for it no longer than a moment. */
  public void poll(Duration moment) {
    reader.poll(moment, record -> ForeignRecords.passOver(record, this::take));
    for (Map.Entry<TopicPartition, Following> each : Map.copyOf(following).entrySet()) {
      if (reader.isAtEnd(each.getKey())) {
        each.getValue().end();
        each.getValue().receiver.successor().ifPresent(next -> begin(each.getKey(), next));
      }
    }
  }

  private void begin(TopicPartition partition, CutReceiver successor) {
    reader.rewind(partition);
    following.put(partition, new Following(successor));
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Following followed = following.get(new TopicPartition(record.topic(), record.partition()));
    if (followed == null) {
      return;
    }
    SeriesKey key = records.key(record.topic(), record.key());
    if (followed.receiver.wants(key)) {
      AggregateReader.FigureRecord content = records.read(record.topic(), key, record.value());
      followed.enter(content);
      hand(content, record, followed.receiver);
    }
  }

  /**
   * True if the group confirms that the partitions that this reader shares are still its own; it
   * has at least one.
   */
  public boolean confirmMembership(Duration patience) {
    return reader.confirmMembership(patience);
  }

  /** Leaves the group, if there is one, and closes all receivers. */
  @Override
  public void close() {
    List.copyOf(following.keySet()).forEach(this::drop);
    reader.close();
    records.close();
  }

  /** What has come of one partition. */
  private static final class Following {

    private final CutReceiver receiver;
    private final Map<String, Long> cuts = new HashMap<>();
    private final Set<String> changed = new HashSet<>();
    private boolean endReached;

    private Following(CutReceiver receiver) {
      this.receiver = receiver;
    }

    /** Before a record is handed on: one of a new cut ends the one before. */
    private void enter(AggregateReader.FigureRecord content) {
      String indicator = content.key().indicator();
      if (content.aggregate() != null) {
        Long before = cuts.put(indicator, content.cut());
        if (endReached && before != null && before != content.cut() && changed.remove(indicator)) {
          receiver.whole(indicator);
        }
      }
      changed.add(indicator);
    }

    private void end() {
      endReached = true;
      changed.forEach(receiver::whole);
      changed.clear();
    }
  }
}
