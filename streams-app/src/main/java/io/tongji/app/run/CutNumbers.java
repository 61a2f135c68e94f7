package io.tongji.app.run;

import io.tongji.avro.Epoch;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.TopicReader;
import io.tongji.pipeline.PipelineTopology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.LongDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The numbers of the last cuts under a catalogue that was in force, from where its pipeline kept
 * them: withdrawn figures have no number, and compaction removes those that had one.
 */
final class CutNumbers {

  private final StringDeserializer indicators = new StringDeserializer();
  private final LongDeserializer numbers = new LongDeserializer();
  private final Clients clients;
  private final Offsets offsets;

  CutNumbers(Clients clients, Offsets offsets) {
    this.clients = clients;
    this.offsets = offsets;
  }

  /** Of each indicator the number of the last cut, under this catalogue or an earlier one. */
  Map<String, Long> under(Epoch epoch) {
    Map<String, Long> cuts = new HashMap<>(epoch.getCuts());
    String topic = PipelineTopology.cutsChangelog(epoch.getApplicationId());
    if (offsets.exists(topic)) {
      try (TopicReader<byte[], byte[]> reader = clients.reader()) {
        for (TopicPartition partition : offsets.ends(List.of(topic)).keySet()) {
          reader.readAll(partition, record -> note(record, cuts));
        }
      }
    }
    return cuts;
  }

  private void note(ConsumerRecord<byte[], byte[]> record, Map<String, Long> cuts) {
    String indicator = indicators.deserialize(record.topic(), record.key());
    if (PipelineTopology.isIndicator(indicator) && record.value() != null) {
      cuts.merge(indicator, numbers.deserialize(record.topic(), record.value()), Math::max);
    }
  }
}
