package io.tongji.export;

import io.tongji.failure.Failure;
import io.tongji.figures.AggregateTable;
import io.tongji.figures.Published;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.records.AggregateReader;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads an aggregates topic from its beginning to where it ended when the reading began.
 *
 * <p>The end is that of the last finished transaction, so that the table holds whole cuts only.
 */
public final class LiveTable {

  private final AggregateReader reader;
  private final AggregateTable table = new AggregateTable();

  private LiveTable(AggregateReader reader) {
    this.reader = reader;
  }

  /**
   * How a topic is read.
   *
   * @param records that decodes it
   * @param timeout for all of it
   * @param progress hears how far it is
   */
  public record Reading(AggregateReader records, Duration timeout, ReadProgress progress) {

    private TopicToItsEnd.Pace pace() {
      return new TopicToItsEnd.Pace(timeout, progress);
    }
  }

  /**
   * The topic's aggregates, complete as of now.
   *
   * @param options of the consumer: the brokers' address and how to talk to them
   * @throws Failure if the topic cannot be read in time
   */
  public static AggregateTable read(String topic, Map<String, String> options, Reading reading) {
    LiveTable live = new LiveTable(reading.records());
    TopicToItsEnd.read(topic, options, reading.pace(), (record, partitions) -> live.take(record));
    return live.table;
  }

  /** The topic's aggregates by a consumer that reads committed records only. */
  static AggregateTable read(String topic, Consumer<byte[], byte[]> consumer, Reading reading) {
    LiveTable live = new LiveTable(reading.records());
    TopicToItsEnd.read(topic, consumer, reading.pace(), (record, partitions) -> live.take(record));
    return live.table;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    AggregateReader.Content content = reader.read(record.topic(), record.key(), record.value());
    if (content.aggregate() == null) {
      table.remove(content.key());
    } else {
      table.put(
          new Published(
              content.aggregate(), content.cut(), Instant.ofEpochMilli(record.timestamp())));
    }
  }
}
