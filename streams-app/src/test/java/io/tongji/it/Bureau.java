package io.tongji.it;

import io.tongji.avro.RegisterKey;
import io.tongji.avro.RejectedRecord;
import io.tongji.avro.ReturnKey;
import io.tongji.avro.SourcePosition;
import io.tongji.avro.TargetKey;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** A bureau that feeds the topics of one prefix record by record, and reads what comes of it. */
final class Bureau implements AutoCloseable {

  private static final int LARGEST = 16 * 1024 * 1024;

  private final Clients clients;
  private final Topics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<Class<?>, Serializer<SpecificRecord>> keys = new HashMap<>();
  private final Map<Class<?>, Serializer<SpecificRecord>> values = new HashMap<>();

  Bureau(Stand stand, String prefix) {
    clients = stand.clients(prefix);
    topics = new Topics(prefix);
    Map<String, Object> options = new HashMap<>(clients.options());
    options.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
    producer = new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer());
  }

  Topics topics() {
    return topics;
  }

  /** Hands in a return. */
  SourcePosition report(String form, String unit, String period, SpecificRecord value) {
    return send(Letter.ofReturn(this, form, new ReturnKey(unit, period), value));
  }

  /** Enters a unit in the register from a month on. */
  SourcePosition register(String unit, String from, SpecificRecord entry) {
    return send(Letter.ofRegister(this, new RegisterKey(unit, from), entry));
  }

  /** Sets a target. */
  SourcePosition target(TargetKey key, SpecificRecord target) {
    return send(Letter.ofTarget(this, key, target));
  }

  /** Sends a record to its partition. */
  SourcePosition send(Letter letter) {
    return send(letter, Partitioning.partition(letter.id(), Stand.PARTITIONS));
  }

  /** Sends a record to any partition. */
  SourcePosition send(Letter letter, int partition) {
    return send(
        new ProducerRecord<>(
            letter.topic(), partition, key(letter), letter.value() == null ? null : value(letter)));
  }

  /** Sends bytes as they are; returns where they stand. */
  SourcePosition send(ProducerRecord<byte[], byte[]> bytes) {
    try {
      RecordMetadata at = producer.send(bytes).get();
      return new SourcePosition(at.topic(), at.partition(), at.offset());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("cannot send to " + bytes.topic(), e);
    }
  }

  /** The bytes of a record's key. */
  byte[] key(Letter letter) {
    return keys.computeIfAbsent(
            letter.key().getClass(), type -> clients.serdes().keySerializer(as(type)))
        .serialize(letter.topic(), letter.key());
  }

  /** The bytes of a record's value. */
  byte[] value(Letter letter) {
    SpecificRecord value = Objects.requireNonNull(letter.value());
    return values
        .computeIfAbsent(value.getClass(), type -> clients.serdes().valueSerializer(as(type)))
        .serialize(letter.topic(), value);
  }

  @SuppressWarnings("unchecked") // only classes of records are asked for
  private static Class<SpecificRecord> as(Class<?> type) {
    return (Class<SpecificRecord>) type;
  }

  /** The records that are refused. */
  Set<SourcePosition> refused() {
    Map<SourcePosition, @Nullable RejectedRecord> printed =
        latest(topics.rejected(), SourcePosition.class, RejectedRecord.class);
    printed.values().removeIf(Objects::isNull);
    return printed.keySet();
  }

  /** Where the records stand that became dead letters, one for each of these. */
  List<SourcePosition> deadLetters() {
    return read(topics.deadLetters()).stream().map(Bureau::origin).toList();
  }

  /** Where the record stands that became a dead letter. */
  static SourcePosition origin(ConsumerRecord<byte[], byte[]> letter) {
    return new SourcePosition(
        ofError(letter, "topic"),
        Integer.parseInt(ofError(letter, "partition")),
        Long.parseLong(ofError(letter, "offset")));
  }

  /** What a dead letter says of its error. */
  static String ofError(ConsumerRecord<byte[], byte[]> letter, String header) {
    return new String(
        letter.headers().lastHeader("__streams.errors." + header).value(), StandardCharsets.UTF_8);
  }

  /** What a topic says last under each key, tombstones included. */
  <K extends SpecificRecord, V extends SpecificRecord> Map<K, @Nullable V> latest(
      String topic, Class<K> key, Class<V> value) {
    Map<K, @Nullable V> printed = new HashMap<>();
    records(topic, key, value).forEach(record -> printed.put(record.key(), record.value()));
    return printed;
  }

  /**
   * A record of ours.
   *
   * @param value null: a tombstone
   */
  record Printed<K, V>(K key, @Nullable V value) {}

  /** All committed records of a topic of ours, those of a partition in their order. */
  <K extends SpecificRecord, V extends SpecificRecord> List<Printed<K, V>> records(
      String topic, Class<K> key, Class<V> value) {
    Deserializer<K> keyOf = clients.serdes().keyDeserializer(key);
    Deserializer<V> valueOf = clients.serdes().valueDeserializer(value);
    return read(topic).stream()
        .map(
            record ->
                new Printed<>(
                    keyOf.deserialize(topic, record.key()),
                    valueOf.deserialize(topic, record.value())))
        .toList();
  }

  /** In which partition of a topic each key lies. */
  <K extends SpecificRecord> Map<K, Integer> partitions(String topic, Class<K> key) {
    Deserializer<K> keyOf = clients.serdes().keyDeserializer(key);
    Map<K, Integer> partitions = new HashMap<>();
    read(topic)
        .forEach(
            record -> partitions.put(keyOf.deserialize(topic, record.key()), record.partition()));
    return partitions;
  }

  /** All committed records of a topic. */
  List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      reader.readAll(topic, ReadProgress.SILENT, records::add);
    }
    return records;
  }

  @Override
  public void close() {
    producer.close();
  }
}
