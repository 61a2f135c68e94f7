package io.tongji.log.records;

import io.tongji.avro.Backlog;
import io.tongji.avro.Epoch;
import io.tongji.avro.EpochKey;
import io.tongji.log.serde.SerdeFactory;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue in force, as the last record of its topic says it. Compaction leaves that one, and
 * one of each catalogue that was ever in force.
 *
 * @param files contents by names
 * @param digest of the catalogue that the files are
 * @param group of the pipeline that computes under it, in the version that applied it
 * @param applied when it came into force
 * @param ends where the inputs ended then; empty partitions are left out
 * @param inputs ids of the input topics then, by names
 */
public record CatalogueRecord(
    Map<String, byte[]> files,
    String digest,
    String group,
    Instant applied,
    Map<TopicPartition, Long> ends,
    Map<String, String> inputs) {

  /**
   * Key of the record in force; the others have digests for names. The schema still says that the
   * name is always this: another doc would be another schema id, and the old record's key would
   * differ from the new one's.
   */
  private static final EpochKey CURRENT = new EpochKey("current");

  /** Copies the maps. */
  public CatalogueRecord {
    files = Map.copyOf(files);
    ends = Map.copyOf(ends);
    inputs = Map.copyOf(inputs);
  }

  /** True if it is the same record: each application has a time of its own. */
  public boolean isSame(CatalogueRecord other) {
    return digest.equals(other.digest) && applied.equals(other.applied);
  }

  /** How many records the inputs held, marks of transactions included. */
  public long records() {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The record in bytes of the topic of the catalogue; empty if there is none, or one of a version
   * that did not keep the files, or the mark of a restoration.
   */
  public static Optional<CatalogueRecord> of(
      SerdeFactory serdes, String topic, byte @Nullable [] value) {
    if (value == null || value.length == 0) {
      return Optional.empty();
    }
    Deserializer<Epoch> decoder = serdes.valueDeserializer(Epoch.class);
    Epoch epoch = decoder.deserialize(topic, value);
    return epoch.getFiles().isEmpty() ? Optional.empty() : Optional.of(of(epoch));
  }

  private static CatalogueRecord of(Epoch epoch) {
    Map<String, byte[]> files = new TreeMap<>();
    epoch.getFiles().forEach((name, bytes) -> files.put(name, bytes(bytes)));
    Map<TopicPartition, Long> ends = new HashMap<>();
    for (Backlog part : epoch.getBacklog()) {
      ends.put(new TopicPartition(part.getTopic(), part.getPartition()), part.getEndOffset());
    }
    return new CatalogueRecord(
        files,
        epoch.getCatalogueDigest(),
        epoch.getApplicationId(),
        Instant.ofEpochMilli(epoch.getStarted()),
        ends,
        epoch.getTopics());
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** The record in the place of one in force, while the topics are being filled from a back-up. */
  public static ProducerRecord<byte[], byte[]> restoring(SerdeFactory serdes, String topic) {
    byte[] key = serdes.keySerializer(EpochKey.class).serialize(topic, CURRENT);
    return new ProducerRecord<>(topic, 0, key, new byte[0]);
  }

  /** The record for a producer of bytes. */
  public ProducerRecord<byte[], byte[]> to(SerdeFactory serdes, String topic) {
    return to(serdes, topic, CURRENT);
  }

  /** The one that stays when another catalogue is in force. */
  public ProducerRecord<byte[], byte[]> kept(SerdeFactory serdes, String topic) {
    return to(serdes, topic, new EpochKey(digest));
  }

  private ProducerRecord<byte[], byte[]> to(SerdeFactory serdes, String topic, EpochKey key) {
    List<Backlog> backlog = new ArrayList<>();
    ends.forEach(
        (partition, end) ->
            backlog.add(new Backlog(partition.topic(), partition.partition(), end)));
    Map<String, ByteBuffer> contents = new HashMap<>();
    files.forEach((name, bytes) -> contents.put(name, ByteBuffer.wrap(bytes)));
    Epoch epoch =
        Epoch.newBuilder()
            .setApplicationId(group)
            .setCatalogueDigest(digest)
            .setStarted(applied.toEpochMilli())
            .setBacklog(backlog)
            .setTopics(inputs)
            .setFiles(contents)
            .build();
    return new ProducerRecord<>(
        topic,
        0,
        serdes.keySerializer(EpochKey.class).serialize(topic, key),
        serdes.valueSerializer(Epoch.class).serialize(topic, epoch));
  }
}
