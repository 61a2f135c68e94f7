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
import io.tongji.pipeline.Publication.Left;
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
final class Leftovers {

  private final Clients clients;
  private final Topics topics;
  private final FirstCuts first;
  private final Map<Integer, Map<String, Set<Long>>> refusals = new ConcurrentHashMap<>();

  /**
   * Where the numbers of cuts begin that have no predecessor in the topic any more: at the time in
   * milliseconds. An indicator has less than a thousand cuts a second, so no earlier number is as
   * high, though all figures under it may have been withdrawn and compacted away.
   *
   * @param catalogue whose indicators begin so
   * @param partitions of the live topic
   * @param number milliseconds since 1970
   */
  record FirstCuts(Catalogue catalogue, int partitions, long number) {

    Map<String, Long> of(int partition) {
      Map<String, Long> cuts = new HashMap<>();
      for (Indicator indicator : catalogue.indicators()) {
        if (Partitioning.partition(indicator.code(), partitions) == partition) {
          cuts.put(indicator.code(), number);
        }
      }
      return cuts;
    }
  }

  Leftovers(Clients clients, Topics topics, FirstCuts first) {
    this.clients = clients;
    this.topics = topics;
    this.first = first;
  }

  /** The figures that stand in a partition of the live topic, by indicator. */
  Map<String, Left> figures(int partition) {
    Map<String, Long> cuts = first.of(partition);
    Map<String, Set<SeriesKey>> keys = new HashMap<>();
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
            cuts.putIfAbsent(key.indicator(), 0L);
            Aggregate figures = valueOf.deserialize(record.topic(), record.value());
            cuts.merge(key.indicator(), figures.getCUT(), Math::max);
          }
        });
    Map<String, Left> left = new HashMap<>();
    cuts.forEach(
        (indicator, cut) ->
            left.put(indicator, new Left(cut, keys.getOrDefault(indicator, Set.of()))));
    return left;
  }

  private void scan(String topic, int partition, Consumer<ConsumerRecord<byte[], byte[]>> note) {
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      reader.readAll(
          new TopicPartition(topic, partition), record -> ForeignRecords.passOver(record, note));
    }
  }

  /**
   * Offsets of the records of an input's partition that stand as refused. They are read once: what
   * is refused since then is refused under this catalogue, and so for good.
   */
  Set<Long> refusals(String input, int partition) {
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
