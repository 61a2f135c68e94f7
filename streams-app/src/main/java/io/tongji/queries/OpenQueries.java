package io.tongji.queries;

import io.tongji.editing.OpenQuery;
import io.tongji.export.TopicToItsEnd;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.records.QueryReader;
import io.tongji.log.topics.Partitioning;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the queries that are open: what stands in their topic as of the start of the reading. A
 * record in another partition than its unit's is not the pipeline's, and is passed over.
 */
public final class OpenQueries {

  private final QueryReader reader;
  private final Map<Object, OpenQuery> standing = new HashMap<>();

  private OpenQueries(QueryReader reader) {
    this.reader = reader;
  }

  /**
   * How the topic is read.
   *
   * @param records that decodes it
   * @param timeout for all of it
   * @param progress hears how far it is
   */
  public record Reading(QueryReader records, Duration timeout, ReadProgress progress) {

    private TopicToItsEnd.Pace pace() {
      return new TopicToItsEnd.Pace(timeout, progress);
    }
  }

  /**
   * The open queries, in no order.
   *
   * @param options of the consumer: the brokers' address and how to talk to them
   * @throws Failure if the topic cannot be read in time
   */
  public static List<OpenQuery> read(String topic, Map<String, String> options, Reading reading) {
    OpenQueries open = new OpenQueries(reading.records());
    TopicToItsEnd.read(topic, options, reading.pace(), open::take);
    return open.list();
  }

  private void take(ConsumerRecord<byte[], byte[]> record, int partitions) {
    QueryReader.Content content = reader.read(record.topic(), record.key(), record.value());
    if (Partitioning.partition(content.unitId(), partitions) == record.partition()) {
      content
          .open()
          .ifPresentOrElse(
              query -> standing.put(content.key(), query), () -> standing.remove(content.key()));
    }
  }

  private List<OpenQuery> list() {
    return List.copyOf(standing.values());
  }
}
