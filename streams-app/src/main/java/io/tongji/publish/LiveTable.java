package io.tongji.publish;

import io.tongji.wire.AggregateReader;
import io.tongji.wire.KafkaConnection;
import io.tongji.wire.ReadProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an aggregates topic from its beginning to where it ended when the reading began.
 *
 * <p>The end is that of the last finished transaction, so that the table holds whole cuts only.
 */
public final class LiveTable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final AggregateReader reader;
  private final AggregateTable table = new AggregateTable();
  private final ReadProgress progress;
  private final Duration timeout;
  private final long deadline;

  /**
   * How a topic is read.
   *
   * @param records that decodes it
   * @param timeout for all of it
   * @param progress hears how far it is
   */
  public record Reading(AggregateReader records, Duration timeout, ReadProgress progress) {}

  private LiveTable(String topic, Consumer<byte[], byte[]> consumer, Reading reading) {
    this.topic = topic;
    this.consumer = consumer;
    this.reader = reading.records();
    this.progress = reading.progress();
    this.timeout = reading.timeout();
    this.deadline = System.nanoTime() + timeout.toNanos();
  }

  /**
   * The topic's aggregates, complete as of now.
   *
   * @param options of the consumer: the brokers' address and how to talk to them
   * @throws UnreadableTopicException if the topic cannot be read in time
   */
  public static AggregateTable read(String topic, Map<String, String> options, Reading reading) {
    Map<String, Object> all = consumerOptions(options);
    try (KafkaConsumer<byte[], byte[]> consumer =
        KafkaConnection.open(
            all,
            () ->
                new KafkaConsumer<>(
                    all, new ByteArrayDeserializer(), new ByteArrayDeserializer()))) {
      return read(topic, consumer, reading);
    }
  }

  /** The topic's aggregates by a consumer that reads committed records only. */
  static AggregateTable read(String topic, Consumer<byte[], byte[]> consumer, Reading reading) {
    LiveTable live = new LiveTable(topic, consumer, reading);
    try {
      return live.toItsEnd();
    } catch (TimeoutException silence) {
      throw live.unreadable("no answer", silence);
    } catch (UnknownTopicOrPartitionException gone) {
      throw live.unreadable(String.valueOf(gone.getMessage()), gone);
    }
  }

  private static Map<String, Object> consumerOptions(Map<String, String> options) {
    Map<String, Object> all = new HashMap<>(options);
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    all.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    all.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    return all;
  }

  private AggregateTable toItsEnd() {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic, timeout).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new RefusedRequestException(
          "topic " + topic + " is missing; run ./tongji topics with the same settings");
    }
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, timeout);
    consumer.seekToBeginning(partitions);
    long begin = position(ends);
    long all = ends.values().stream().mapToLong(Long::longValue).sum() - begin;
    while (!reached(ends)) {
      if (System.nanoTime() - deadline > 0) {
        throw unreadable("its end was not reached; " + table.size() + " rows were read", null);
      }
      consumer.poll(POLL).forEach(record -> take(record, ends));
      progress.read(position(ends) - begin, all);
    }
    return table;
  }

  private long position(Map<TopicPartition, Long> ends) {
    return ends.keySet().stream()
        .mapToLong(partition -> consumer.position(partition, timeout))
        .sum();
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), timeout) >= end.getValue());
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, Long> ends) {
    TopicPartition partition = new TopicPartition(record.topic(), record.partition());
    if (record.offset() >= ends.getOrDefault(partition, 0L)) {
      return;
    }
    AggregateReader.Content content = reader.read(record.topic(), record.key(), record.value());
    if (content.aggregate() == null) {
      table.remove(content.key());
    } else {
      table.put(
          new Published(
              content.aggregate(), content.cut(), Instant.ofEpochMilli(record.timestamp())));
    }
  }

  private UnreadableTopicException unreadable(String reason, @Nullable Throwable cause) {
    return new UnreadableTopicException(
        "cannot read " + topic + " within " + timeout.toSeconds() + " s: " + reason, cause);
  }
}
