package io.tongji.app.run;

import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.avro.SourcePosition;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Indicator;
import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.ForeignRecords;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.ports.EarlierComputations;
import io.tongji.pipeline.ports.PreviousFigures;
import io.tongji.rollup.SeriesKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * What earlier computations left in the topics, under another catalogue or by another version:
 * figures that stand, and refusals of records. What others wrote there is passed over. Keys and cut
 * numbers are all that is read of figures, since an earlier version may have stated others than
 * this one understands.
 */
final class PreviousTopics implements EarlierComputations {

  private final Clients clients;
  private final Topics topics;
  private final Catalogue catalogue;
  private final int partitions;
  private final long start;
  private final Map<Integer, Map<String, Set<Long>>> refusals = new ConcurrentHashMap<>();

  /**
   * The topics as they stand when they are first read.
   *
   * @param catalogue whose indicators are published
   * @param partitions of the live topic
   * @param start first number of a cut that has no predecessor in the topic, in milliseconds
   */
  PreviousTopics(Clients clients, Topics topics, Catalogue catalogue, int partitions, long start) {
    this.clients = clients;
    this.topics = topics;
    this.catalogue = catalogue;
    this.partitions = partitions;
    this.start = start;
  }

  @Override
  public PreviousFigures figures(int partition) {
    Map<String, Set<SeriesKey>> keys = new HashMap<>();
    Map<String, Long> cuts = new HashMap<>();
    for (Indicator indicator : catalogue.indicators()) {
      if (Partitioning.partition(indicator.code(), partitions) == partition) {
        keys.put(indicator.code(), new HashSet<>());
      }
    }
    Deserializer<AggregateKey> keyOf = clients.serdes().keyDeserializer(AggregateKey.class);
    Deserializer<Aggregate> valueOf = clients.serdes().valueDeserializer(Aggregate.class);
    scan(
        topics.live(),
        partition,
        record -> {
          SeriesKey key =
              AggregateRecords.toSeriesKey(keyOf.deserialize(record.topic(), record.key()));
          Set<SeriesKey> standing = keys.computeIfAbsent(key.indicator(), k -> new HashSet<>());
          if (record.value() == null) {
            standing.remove(key);
          } else {
            standing.add(key); // whatever stands under it: the first cut replaces or withdraws it
            Aggregate figures = valueOf.deserialize(record.topic(), record.value());
            cuts.merge(key.indicator(), figures.getCUT(), Math::max);
          }
        });
    return new PreviousFigures(keys, cuts, start);
  }

  private void scan(String topic, int partition, Consumer<ConsumerRecord<byte[], byte[]>> note) {
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      reader.readAll(
          new TopicPartition(topic, partition), record -> ForeignRecords.passOver(record, note));
    }
  }

  /**
   * They are read once: what is refused since then is refused under this catalogue, and so for
   * good.
   */
  @Override
  public Set<Long> refusals(String input, int partition) {
    return refusals.computeIfAbsent(partition, this::readRefusals).getOrDefault(input, Set.of());
  }

  private Map<String, Set<Long>> readRefusals(int partition) {
    Deserializer<SourcePosition> positions = clients.serdes().keyDeserializer(SourcePosition.class);
    Map<String, Set<Long>> standing = new HashMap<>();
    scan(
        topics.rejected(),
        partition,
        record -> {
          SourcePosition at = positions.deserialize(record.topic(), record.key());
          Set<Long> offsets = standing.computeIfAbsent(at.getTopic(), topic -> new HashSet<>());
          if (record.value() == null) {
            offsets.remove(at.getOffset());
          } else {
            offsets.add(at.getOffset());
          }
        });
    return standing;
  }
}
