package io.tongji.log.cuts;

import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The table of an aggregates topic, kept between readings: who asks reads what has come since the
 * last time, and nothing if nothing has. A table that was handed out does not change any more. No
 * thread works on it while nobody asks.
 *
 * <p>It is read from the beginning when the topic was made anew, ends before the place that was
 * read, or was not looked at for a day: brokers forget after seven what was withdrawn.
 */
public final class FollowedTable implements AutoCloseable {

  /** Between two readings: far less than brokers keep a mark (delete.retention.ms). */
  static final Duration LONGEST_GAP = Duration.ofDays(1);

  private final TopicReader<byte[], byte[]> reader;
  private final AggregateReader records;
  private final String topic;
  private final Supplier<String> identity;
  private final LongSupplier nanos;
  private final Runnable closing;
  private @Nullable TableAsOf last;

  /**
   * What was read.
   *
   * @param of which topic
   * @param table as of the ends
   * @param ends up to where
   * @param at when, in nanoseconds
   */
  private record TableAsOf(
      String of, AggregateTable table, Map<TopicPartition, Long> ends, long at) {

    /** True if what has come since can be read on, and is all that differs. */
    private boolean goesOn(String identity, Map<TopicPartition, Long> now, long nanos) {
      return of.equals(identity)
          && nanos - at < LONGEST_GAP.toNanos()
          && ends.keySet().equals(now.keySet())
          && ends.entrySet().stream()
              .allMatch(end -> end.getValue() <= now.getOrDefault(end.getKey(), -1L));
    }
  }

  /** A table that was not read yet. */
  public static FollowedTable of(Clients clients, String topic) {
    Offsets offsets = new Offsets(clients);
    return new FollowedTable(
        clients.reader(),
        AggregateReader.of(clients.serdes()),
        topic,
        () -> offsets.topicId(topic).toString(),
        System::nanoTime,
        offsets::close);
  }

  /**
   * A table by a reader of committed records, which it closes.
   *
   * @param identity of the topic: another one once it was made anew
   * @param nanos a clock
   * @param closing closes what gives the identity
   */
  FollowedTable(
      TopicReader<byte[], byte[]> reader,
      AggregateReader records,
      String topic,
      Supplier<String> identity,
      LongSupplier nanos,
      Runnable closing) {
    this.reader = reader;
    this.records = records;
    this.topic = topic;
    this.identity = identity;
    this.nanos = nanos;
    this.closing = closing;
  }

  /**
   * The table as of now, each indicator by whole cuts; the same object if nothing has come.
   *
   * @throws io.tongji.failure.Failure if the topic is missing, or cannot be read to its end
   */
  public synchronized AggregateTable now() {
    String of = identity.get(); // first: a topic that is made anew after it is noticed next time
    Map<TopicPartition, Long> ends = reader.ends(reader.partitions(topic));
    TableAsOf before = last;
    AggregateTable table;
    if (before == null || !before.goesOn(of, ends, nanos.getAsLong())) {
      table = new AggregateTable();
      reader.read(ends, ReadProgress.SILENT, record -> CutReader.take(record, records, table));
    } else if (before.ends().equals(ends)) {
      table = before.table();
    } else {
      table = before.table().copy();
      reader.read(before.ends(), ends, record -> CutReader.take(record, records, table));
    }
    last = new TableAsOf(of, table, ends, nanos.getAsLong());
    return table;
  }

  @Override
  public synchronized void close() {
    reader.close();
    records.close();
    closing.run();
  }
}
