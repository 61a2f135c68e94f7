package io.tongji.queries;

import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.ForeignRecords;
import io.tongji.log.records.QueryReader;
import io.tongji.log.topics.Partitioning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

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
   * The open queries, in no order.
   *
   * @param progress hears how far the reading is
   * @throws Failure if the topic is missing, or cannot be read to its end
   */
  public static List<OpenQuery> read(Clients clients, String topic, ReadProgress progress) {
    try (TopicReader<byte[], byte[]> reader = clients.reader();
        QueryReader records = QueryReader.of(clients.serdes())) {
      OpenQueries open = new OpenQueries(records);
      Map<TopicPartition, Long> ends = reader.ends(reader.partitions(topic));
      reader.read(
          ends,
          progress,
          record -> ForeignRecords.passOver(record, own -> open.take(own, ends.size())));
      return open.list();
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, int partitions) {
    QueryReader.QueryRecord content = reader.read(record.topic(), record.key(), record.value());
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
