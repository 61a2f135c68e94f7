package io.tongji.verify;

import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.ForeignRecords;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.Comparison.PublishedRecord;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The table that an aggregates topic holds, with every field as it is stored, also one that no
 * reader of cuts hands on: all of them are compared.
 */
public final class PublishedTopic {

  private final AggregateReader records;
  private final Map<SeriesKey, PublishedRecord> table = new HashMap<>();

  private PublishedTopic(AggregateReader records) {
    this.records = records;
  }

  /** Reads the topic up to the given ends of its partitions. */
  public static Map<SeriesKey, PublishedRecord> read(
      TopicReader<byte[], byte[]> reader, AggregateReader records, Map<TopicPartition, Long> ends) {
    PublishedTopic topic = new PublishedTopic(records);
    reader.read(
        ends, ReadProgress.SILENT, committed -> ForeignRecords.passOver(committed, topic::take));
    return topic.table;
  }

  private void take(ConsumerRecord<byte[], byte[]> committed) {
    byte[] value = committed.value();
    AggregateReader.FigureRecord content = records.read(committed.topic(), committed.key(), value);
    if (value == null || content.aggregate() == null) {
      table.remove(content.key());
    } else {
      table.put(
          content.key(),
          new PublishedRecord(content.aggregate(), records.stated(committed.topic(), value)));
    }
  }
}
