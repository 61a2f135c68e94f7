package io.tongji.log.audit;

import io.tongji.avro.AuditEntry;
import io.tongji.avro.AuditKey;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.ForeignRecords;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** What people did: a topic that is only ever appended to. */
public final class AuditLog {

  private final Clients clients;
  private final String topic;
  private final int partitions;
  private final Serializer<AuditKey> keys;
  private final Serializer<AuditEntry> entries;

  /**
   * The log in the topics of a prefix.
   *
   * @param partitions of the topics
   */
  public AuditLog(Clients clients, Topics topics, int partitions) {
    this.clients = clients;
    this.topic = topics.audit();
    this.partitions = partitions;
    this.keys = clients.serdes().keySerializer(AuditKey.class);
    this.entries = clients.serdes().valueSerializer(AuditEntry.class);
  }

  /**
   * Writes what a user did, and awaits that it is safe.
   *
   * @throws Failure if the brokers do not take it
   */
  public void write(AuditedAction done) {
    AuditEntry entry =
        AuditEntry.newBuilder()
            .setAt(Clock.systemUTC().millis())
            .setAddress(done.address())
            .setAction(done.action())
            .setObject(done.object())
            .setResult(done.result())
            .setDigest(done.digest())
            .build();
    clients.send(
        new ProducerRecord<>(
            topic,
            Partitioning.partition(done.user(), partitions),
            keys.serialize(topic, new AuditKey(done.user())),
            entries.serialize(topic, entry)));
  }

  /**
   * What is wanted of what the log has now, the latest first.
   *
   * @throws Failure if brokers or registry do not answer in time
   */
  public List<LoggedAction> read(Predicate<LoggedAction> wanted) {
    Deserializer<AuditKey> readKeys = clients.serdes().keyDeserializer(AuditKey.class);
    Deserializer<AuditEntry> readEntries = clients.serdes().valueDeserializer(AuditEntry.class);
    List<LoggedAction> found = new ArrayList<>();
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      reader.readAll(
          topic,
          ReadProgress.SILENT,
          record ->
              ForeignRecords.passOver(
                  record,
                  own -> {
                    LoggedAction action = action(own, readKeys, readEntries);
                    if (action != null && wanted.test(action)) {
                      found.add(action);
                    }
                  }));
    }
    found.sort(Comparator.comparing(LoggedAction::at).reversed());
    return found;
  }

  /** Null of a record that is none of the log. */
  private static @Nullable LoggedAction action(
      ConsumerRecord<byte[], byte[]> record,
      Deserializer<AuditKey> keys,
      Deserializer<AuditEntry> entries) {
    @Nullable AuditKey key = keys.deserialize(record.topic(), record.key());
    @Nullable AuditEntry entry = entries.deserialize(record.topic(), record.value());
    if (key == null || entry == null) {
      return null;
    }
    return new LoggedAction(
        Instant.ofEpochMilli(entry.getAt()),
        new AuditedAction(
            key.getUser(),
            entry.getAddress(),
            entry.getAction(),
            entry.getObject(),
            entry.getResult(),
            entry.getDigest()));
  }
}
