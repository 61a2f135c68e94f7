package io.tongji.app.catalogue;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.KnownFailures;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.records.CatalogueRecord;
import io.tongji.log.registry.PoisonRecordException;
import io.tongji.log.topics.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** The topic of the catalogue: its last record is the one in force. For one thread. */
public final class CatalogueTopic {

  private final Clients clients;
  private final String topic;
  private Optional<CatalogueRecord> last = Optional.empty();
  private long readTo;

  /** The topic of a prefix. */
  public CatalogueTopic(Clients clients, Topics topics) {
    this.clients = clients;
    this.topic = topics.catalogue();
  }

  /**
   * The record in force, if there is one. It is read again only if something was written.
   *
   * @throws Failure if there is no such topic, or the record cannot be decoded, since its schema
   *     was lost, or a restoration has begun and not ended
   */
  public Optional<CatalogueRecord> read(Offsets offsets) {
    TopicPartition partition = new TopicPartition(topic, 0);
    long end = offsets.ends(List.of(topic)).getOrDefault(partition, 0L);
    if (end != readTo) {
      last = lastOf(partition);
      readTo = end;
    }
    return last;
  }

  private Optional<CatalogueRecord> lastOf(TopicPartition partition) {
    AtomicReference<@Nullable ConsumerRecord<byte[], byte[]>> found = new AtomicReference<>();
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      reader.readAll(partition, found::set);
    }
    ConsumerRecord<byte[], byte[]> record = found.get();
    if (record == null) {
      return Optional.empty();
    }
    if (record.value() != null && record.value().length == 0) {
      throw Failure.setting(
          "a restoration into the topics of " + topic + " was begun and has not ended",
          "wait for its end; if it was cut off, delete all topics of this prefix, and run ./tongji"
              + " restore again; of ./tongji local, begin a new data directory with --restore");
    }
    try {
      return CatalogueRecord.of(clients.serdes(), topic, record.value());
    } catch (PoisonRecordException e) {
      throw KnownFailures.lostSchema(topic, 0, record.offset(), e);
    }
  }

  /**
   * Writes the record that is in force from now on.
   *
   * @throws Failure if it is larger than the topic takes, or the brokers do not take it in time
   * @throws Failure if it replaced other files than those read last: somebody else has put them in
   *     force meanwhile
   */
  public void write(CatalogueRecord record) {
    long before = readTo;
    long unused = send(record.kept(clients.serdes(), topic));
    long offset = send(record.to(clients.serdes(), topic));
    Set<String> replaced = digestsOfOthers(record, before, offset);
    if (!replaced.isEmpty()) {
      throw Failure.setting(
          "the catalogue %s is in force, but it has replaced %s, which was applied meanwhile"
              .formatted(record.digest(), String.join(", ", replaced)),
          "agree on one, and apply it again");
    }
  }

  /**
   * Says that the topics are being filled from a back-up: until a record comes, none is in force.
   */
  void markRestoring() {
    long unused = send(CatalogueRecord.restoring(clients.serdes(), topic));
  }

  /** Every catalogue that was ever in force, in the order of their last application. */
  public List<CatalogueRecord> all() {
    List<CatalogueRecord> all = new ArrayList<>();
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      reader.readAll(
          new TopicPartition(topic, 0),
          record ->
              CatalogueRecord.of(clients.serdes(), topic, record.value()).ifPresent(all::add));
    }
    return all;
  }

  /** Digests of the records between two offsets that hold other files. */
  private Set<String> digestsOfOthers(CatalogueRecord record, long from, long to) {
    TopicPartition partition = new TopicPartition(topic, 0);
    Set<String> digests = new TreeSet<>();
    if (from < to) {
      try (TopicReader<byte[], byte[]> reader = clients.reader()) {
        reader.read(
            Map.of(partition, from),
            Map.of(partition, to),
            each ->
                CatalogueRecord.of(clients.serdes(), topic, each.value())
                    .filter(other -> !CatalogueChange.haveSame(other.files(), record.files()))
                    .ifPresent(other -> digests.add(other.digest())));
      }
    }
    return digests;
  }

  private long send(ProducerRecord<byte[], byte[]> record) {
    try {
      return clients.send(record).offset();
    } catch (Failure refused) {
      if (refused.getCause() instanceof RecordTooLargeException) {
        throw Failure.setting(
            "the catalogue is too large for the topic " + topic + ": " + refused.getMessage(),
            "raise kafka.max.request.size and the topic's max.message.bytes");
      }
      throw refused;
    }
  }
}
