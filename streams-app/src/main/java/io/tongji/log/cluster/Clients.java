package io.tongji.log.cluster;

import io.tongji.log.serde.BoundedBytes;
import io.tongji.log.serde.SerdeFactory;
import io.tongji.log.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Makes plain Kafka clients of one configuration. An option that is given replaces ours, except
 * those that exactness depends on.
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

  /**
   * The same for one that follows what comes, which is answered as soon as something does: four
   * times what Kafka has, so that it asks a quarter as often while nothing comes.
   */
  private static final String FOLLOWING_WAIT_MILLIS = "2000";

  /**
   * Four times what Kafka has too: a partition that has more than the others is asked for again
   * when the request for the others is answered.
   */
  private static final String FOLLOWING_PARTITION_BYTES = "4194304";

  /** How long a writer of a single record may take to close. */
  private static final Duration LEAVE = Duration.ofSeconds(1);

  /** As Kafka has it, in milliseconds. */
  private static final int LONGEST_POLL = 300_000;

  private static final int BATCH_BYTES = 256 * 1024;
  private static final int LINGER_MILLIS = 20;

  /** Copies the options. */
  public Clients {
    options = Map.copyOf(options);
  }

  /** A client that asks the brokers. */
  public Admin admin() {
    return KafkaConnection.admin(options, timeout);
  }

  /** A reader of committed records, without a group. */
  public <K extends SpecificRecord, V extends SpecificRecord> TopicReader<K, V> reader(
      Class<K> key, Class<V> value) {
    return reader(readerConfig(), serdes.keyDeserializer(key), serdes.valueDeserializer(value));
  }

  /** A reader of committed bytes, without a group. */
  public TopicReader<byte[], byte[]> reader() {
    return reader(readerConfig(), bytes(), bytes());
  }

  /** A reader of committed bytes as they are, of whatever size, without a group. */
  public TopicReader<byte[], byte[]> wholeReader() {
    return reader(readerConfig(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /**
   * A reader of committed bytes that follows what comes: brokers keep its requests until there is
   * something to answer.
   */
  public TopicReader<byte[], byte[]> follower() {
    return reader(followerConfig(), bytes(), bytes());
  }

  /**
   * A follower that shares the partitions of a topic with the others of its group.
   *
   * @param member the group, and how long it waits for a silent member
   */
  public TopicReader<byte[], byte[]> follower(Member member) {
    Map<String, Object> config = followerConfig();
    config.putAll(member.options());
    return reader(config, bytes(), bytes());
  }

  /**
   * A member of a group of readers.
   *
   * @param group its id
   * @param session how long the group waits for a member that says nothing
   * @param instance a name under which the member comes back; empty: it has none
   */
  public record Member(String group, Duration session, Optional<String> instance) {

    private static final int HEARTBEATS = 5;

    private Map<String, Object> options() {
      int millis = Math.toIntExact(session.toMillis());
      Map<String, Object> options = new HashMap<>();
      options.put(ConsumerConfig.GROUP_ID_CONFIG, group);
      options.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
      options.put(
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          CooperativeStickyAssignor.class.getName());
      options.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, millis);
      options.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, millis / HEARTBEATS);
      options.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, Math.max(millis, LONGEST_POLL));
      instance.ifPresent(name -> options.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, name));
      return options;
    }
  }

  private static Deserializer<byte[]> bytes() {
    return new BoundedBytes(Topics::isInternal);
  }

  private <K, V> TopicReader<K, V> reader(
      Map<String, Object> config, Deserializer<K> keys, Deserializer<V> values) {
    return new TopicReader<>(
        KafkaConnection.open(config, () -> new KafkaConsumer<>(config, keys, values)),
        servers(),
        timeout);
  }

  /** The addresses of the brokers, for messages. */
  public String servers() {
    return String.valueOf(options.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
  }

  private Map<String, Object> followerConfig() {
    Map<String, Object> config = readerConfig();
    if (!options.containsKey(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG)) {
      config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FOLLOWING_WAIT_MILLIS);
    }
    config.putIfAbsent(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FOLLOWING_PARTITION_BYTES);
    return config;
  }

  private Map<String, Object> readerConfig() {
    Map<String, Object> config = new HashMap<>(options);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    config.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
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
   * A writer of bytes in transactions, which has not begun any: one that begins under the same name
   * ends all that others of that name have under way, and lets them commit no more.
   *
   * @param name of the writer (transactional.id)
   * @param longest time after which the brokers roll a transaction back
   */
  public Producer<byte[], byte[]> writer(String name, Duration longest) {
    return writer(writerConfig(name, longest));
  }

  /**
   * Sends a single record, and awaits the brokers' reply.
   *
   * @return where it stands
   * @throws io.tongji.failure.Failure if there is no reply in time, or it is a refusal
   */
  public RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
    Producer<byte[], byte[]> writer = writer();
    try {
      return Replies.to(this).of(writer.send(record));
    } finally {
      writer.close(LEAVE);
    }
  }

  /** Ours, then the user's, then what writing exactly once rests on. */
  Map<String, Object> writerConfig(String name, Duration longest) {
    int patience = Math.toIntExact(timeout.toMillis());
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, patience);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, patience);
    config.putAll(options);
    config.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, delivery(config, patience));
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, Math.toIntExact(longest.toMillis()));
    return exactlyOnce(config);
  }

  /** As long as we wait, and no shorter than one request takes: the client refuses that. */
  private static int delivery(Map<String, Object> config, int patience) {
    long request = millis(config, ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG);
    long linger = millis(config, ProducerConfig.LINGER_MS_CONFIG);
    long longest = Integer.MAX_VALUE;
    return (int) Math.min(Math.max(patience, request) + Math.min(linger, longest), longest);
  }

  /** As the client reads it, so that a value that is none is refused by the name of its option. */
  private static long millis(Map<String, Object> config, String option) {
    Object value = ConfigDef.parseType(option, config.get(option), ConfigDef.Type.LONG);
    return (Long) value;
  }

  /** A writer of bytes, without transactions: what it was given is sent once. */
  public Producer<byte[], byte[]> writer() {
    Map<String, Object> config = new HashMap<>(options);
    config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(timeout.toMillis()));
    return writer(exactlyOnce(config));
  }

  private static Map<String, Object> exactlyOnce(Map<String, Object> config) {
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    return config;
  }

  private static Producer<byte[], byte[]> writer(Map<String, Object> config) {
    return KafkaConnection.open(
        config,
        () -> new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()));
  }
}
