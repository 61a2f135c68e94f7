package io.tongji.log.audit;

import io.tongji.avro.AuditEntry;
import io.tongji.avro.AuditKey;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import java.time.Clock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Writes what people did to the topic that is only ever appended to. */
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
}
