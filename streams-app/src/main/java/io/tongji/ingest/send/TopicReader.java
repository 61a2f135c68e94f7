package io.tongji.ingest.send;

import io.tongji.ingest.FeedException;
import io.tongji.log.cluster.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed in some partitions, from given offsets on. */
final class TopicReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LEAVE = Duration.ofSeconds(1);

  private final Cluster cluster;
  private final KafkaConsumer<byte[], byte[]> consumer;

  TopicReader(Cluster cluster, Map<TopicPartition, Long> from) {
    this.cluster = cluster;
    Map<String, Object> settings = new HashMap<>(cluster.client());
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    this.consumer =
        KafkaConnection.open(
            settings,
            () ->
                new KafkaConsumer<>(
                    settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    consumer.assign(from.keySet());
    from.forEach(consumer::seek);
  }

  /** Hands on all records before the ends; waits for open transactions that lie before them. */
  void readUntil(Map<TopicPartition, Long> ends, Consumer<ConsumerRecord<byte[], byte[]>> take) {
    Patience patience = new Patience(cluster.patience());
    try {
      while (!reached(ends)) {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
        records.forEach(take);
        if (!records.isEmpty()) {
          patience.renew();
        } else if (patience.exhausted()) {
          throw FeedException.unreachable(
              "the pipeline's verdicts cannot be read to their end in "
                  + cluster.patience().toSeconds()
                  + " s; feed the files again");
        }
      }
    } catch (KafkaException e) {
      throw cluster.failure("read the pipeline's verdicts", e);
    }
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(LEAVE));
  }
}
