package io.tongji.app.run;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.log.topics.TopicAdmin;
import io.tongji.log.topics.TopicSpecs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndFailProcessingExceptionHandler;

/** The settings of Kafka Streams, in one place. */
final class StreamsProperties {

  /**
   * How soon an instance that came back, and had to catch up first, takes its share of the work:
   * the shortest interval that Kafka Streams allows.
   */
  private static final int PROBING_REBALANCE_MILLIS = 60_000;

  /**
   * Longest transaction, in milliseconds: a first cut goes out in few large ones, and one that
   * takes longer is rolled back and begun again. What a killed instance had begun, and does not
   * itself take up again, is waited for as long.
   */
  private static final int TRANSACTION_MILLIS = 30_000;

  /**
   * How long, in milliseconds, a broker may keep a request of the restoring consumer when it has
   * nothing to answer: as long waits a task whose topics are asked for next. With Kafka's 500 a
   * start on an empty cluster stood still for half a second.
   */
  private static final int RESTORE_FETCH_WAIT_MILLIS = 50;

  /** What makes the name of an option a narrower one: of fewer clients. */
  private static final List<String> NARROWING =
      List.of("producer.", "main.", "main.consumer.", "restore.", "restore.consumer.");

  private StreamsProperties() {}

  /** What {@code kafka.*} keys say, and ours where they say nothing. */
  static Properties of(AppConfig config, String applicationId) {
    Properties properties = new Properties();
    Path state = config.stateDirectory();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, config.get(Keys.COMMIT_INTERVAL).toMillis());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.get(Keys.STREAM_THREADS));
    properties.put(
        StreamsConfig.REPLICATION_FACTOR_CONFIG, config.get(Keys.TOPICS_REPLICATION_FACTOR));
    TopicAdmin.ofCopies(config.get(Keys.TOPICS_REPLICATION_FACTOR))
        .forEach((option, value) -> properties.put(StreamsConfig.topicPrefix(option), value));
    properties.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_REBALANCE_MILLIS);
    // no figure depends on which topic is read first, and to wait for the one with the older
    // record costs more than all statistics: Kafka Streams looks at each topic for each record
    properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    // bytes that do not decode are a processor's matter; what else is wrong ends the thread
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        LogAndFailProcessingExceptionHandler.class);
    putClients(properties, config);
    Map<String, String> given = config.kafka();
    properties.keySet().removeIf(ours -> isGiven(String.valueOf(ours), given));
    properties.putAll(given);
    return properties;
  }

  /**
   * True if an option is given by a wider name than ours. Kafka Streams prefers the narrower name,
   * so one of ours must not stay beside it.
   */
  private static boolean isGiven(String ours, Map<String, String> given) {
    return NARROWING.stream()
        .filter(ours::startsWith)
        .map(prefix -> ours.substring(prefix.length()))
        .anyMatch(given::containsKey);
  }

  private static void putClients(Properties properties, AppConfig config) {
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        TopicSpecs.LARGEST_REQUEST);
    // a producer keeps what it has taken for good: as much as one request, and not twice that
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG),
        TopicSpecs.LARGEST_REQUEST);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 5);
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        TRANSACTION_MILLIS);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.put(
        StreamsConfig.restoreConsumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
        RESTORE_FETCH_WAIT_MILLIS);
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        Math.toIntExact(config.get(Keys.SESSION_TIMEOUT).toMillis()));
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        Math.toIntExact(config.get(Keys.SESSION_TIMEOUT).toMillis() / 5));
    config
        .get(Keys.INSTANCE_ID)
        .ifPresent(
            id ->
                properties.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
  }
}
