package io.tongji.log.cluster;

import io.tongji.log.serde.SerdeFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Makes plain Kafka clients of one configuration: an option that is given takes the place of ours,
 * but for those that a figure's exactness rests on.
 *
 * @param options for every client, with the addresses of the brokers
 * @param serdes for keys and values
 * @param timeout of an operation
 */
public record Clients(Map<String, String> options, SerdeFactory serdes, Duration timeout) {

  /**
   * How long a broker may keep a reader's request when it has nothing to answer. A reader goes from
   * one partition to the next, and what it asked about the last one, read to its end, must be
   * answered first: with Kafka's 0.5 s, a walk over six short partitions took three seconds.
   */
  private static final String FETCH_WAIT_MILLIS = "10";

  /** As long as Kafka Streams gives its own. */
  private static final int TRANSACTION_MILLIS = 10_000;

  /** Copies the options. */
  public Clients {
    options = Map.copyOf(options);
  }

  /** A client that asks the brokers. */
  public Admin admin() {
    return KafkaConnection.admin(options, timeout);
  }

  /** A reader of committed records, without a group. */
  public <K extends SpecificRecord, V extends SpecificRecord> Consumer<K, V> reader(
      Class<K> key, Class<V> value) {
    Map<String, Object> config = readerConfig();
    return KafkaConnection.open(
        config,
        () ->
            new KafkaConsumer<>(
                config, serdes.keyDeserializer(key), serdes.valueDeserializer(value)));
  }

  /** A reader of committed bytes, without a group. */
  public Consumer<byte[], byte[]> reader() {
    Map<String, Object> config = readerConfig();
    return KafkaConnection.open(
        config,
        () ->
            new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
  }

  private Map<String, Object> readerConfig() {
    Map<String, Object> config = new HashMap<>(options);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    config.putIfAbsent(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "5000");
    config.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
    config.putIfAbsent(
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
    return config;
  }

  /**
   * A writer of transactions. When it is initialized, earlier ones of the same name can commit
   * nothing any more, and what they left open is rolled back.
   *
   * @param name the transactional id
   */
  public <K extends SpecificRecord, V extends SpecificRecord> Producer<K, V> writer(
      String name, Class<K> key, Class<V> value) {
    Map<String, Object> config = new HashMap<>(options);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
    config.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
    config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    return KafkaConnection.open(
        config,
        () ->
            new KafkaProducer<>(config, serdes.keySerializer(key), serdes.valueSerializer(value)));
  }
}
