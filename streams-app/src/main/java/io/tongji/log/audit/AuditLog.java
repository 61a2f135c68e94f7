package io.tongji.log.audit;

import io.tongji.avro.AuditEntry;
import io.tongji.avro.AuditKey;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import java.time.Instant;
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
   * What somebody did.
   *
   * @param at when
   * @param user account
   * @param address of the browser
   * @param action what
   * @param object to what
   * @param result what became of it
   * @param digest of what was sent; empty: nothing was
   */
  public record AuditedDeed(
      Instant at,
      String user,
      String address,
      String action,
      String object,
      String result,
      String digest) {}

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
   * Writes a deed, and awaits that it is safe.
   *
   * @throws Failure if the brokers do not take it
   */
  public void write(AuditedDeed deed) {
    AuditEntry entry =
        AuditEntry.newBuilder()
            .setAt(deed.at().toEpochMilli())
            .setAddress(deed.address())
            .setAction(deed.action())
            .setObject(deed.object())
            .setResult(deed.result())
            .setDigest(deed.digest())
            .build();
    clients.send(
        new ProducerRecord<>(
            topic,
            Partitioning.partition(deed.user(), partitions),
            keys.serialize(topic, new AuditKey(deed.user())),
            entries.serialize(topic, entry)));
  }
}
