package io.tongji.export;

import io.tongji.failure.Failure;
import io.tongji.figures.RefusedRequestException;
import io.tongji.log.cluster.KafkaConnection;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.records.ForeignRecords;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic of the pipeline from its beginning to where it ended when the reading began; what
 * others wrote there, bytes that no schema explains, is passed over.
 */
public final class TopicToItsEnd {

  private static final Duration POLL = Duration.ofMillis(200);

  private final String topic;
  private final Consumer<byte[], byte[]> consumer;
  private final Taker taker;
  private final Duration timeout;
  private final ReadProgress progress;
  private final long deadline;
  private long taken;

  /** Takes records. */
  @FunctionalInterface
  public interface Taker {

    /** Takes a record of a topic with so many partitions. */
    void take(ConsumerRecord<byte[], byte[]> record, int partitions);
  }

  /**
   * How long reading may take, and who hears how far it is.
   *
   * @param timeout for all of it
   * @param progress hears of it
   */
  public record Pace(Duration timeout, ReadProgress progress) {}

  private TopicToItsEnd(String topic, Consumer<byte[], byte[]> consumer, Pace pace, Taker taker) {
    this.topic = topic;
    this.consumer = consumer;
    this.taker = taker;
    this.timeout = pace.timeout();
    this.progress = pace.progress();
    this.deadline = System.nanoTime() + pace.timeout().toNanos();
  }

  /**
   * Hands over each committed record, those of a partition in their order.
   *
   * @param options of the consumer: the brokers' address and how to talk to them
   * @throws Failure if the topic cannot be read in time
   */
  public static void read(String topic, Map<String, String> options, Pace pace, Taker taker) {
    Map<String, Object> all = consumerOptions(options);
    try (KafkaConsumer<byte[], byte[]> consumer =
        KafkaConnection.open(
            all,
            () ->
                new KafkaConsumer<>(
                    all, new ByteArrayDeserializer(), new ByteArrayDeserializer()))) {
      read(topic, consumer, pace, taker);
    } catch (TimeoutException silence) {
      throw KafkaConnection.silence(
              String.valueOf(options.get("bootstrap.servers")), pace.timeout())
          .from(silence);
    }
  }

  /** The same by a consumer that reads committed records only. */
  public static void read(String topic, Consumer<byte[], byte[]> consumer, Pace pace, Taker taker) {
    new TopicToItsEnd(topic, consumer, pace, taker).toItsEnd();
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

  private void toItsEnd() {
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
        throw Failure.server(
            "cannot read %s within %d s: its end was not reached, after %d records"
                .formatted(topic, timeout.toSeconds(), taken),
            "raise operation.timeout, or look at the brokers");
      }
      consumer.poll(POLL).forEach(record -> take(record, ends));
      progress.read(position(ends) - begin, all);
    }
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
    if (record.offset() < ends.getOrDefault(partition, 0L)) {
      taken++;
      ForeignRecords.passOver(record, own -> taker.take(own, ends.size()));
    }
  }
}
