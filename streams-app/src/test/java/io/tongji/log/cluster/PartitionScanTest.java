package io.tongji.log.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tongji.failure.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A partition is read to the end that it has, or the silence of its broker is told. */
class PartitionScanTest {

  private static final TopicPartition LIVE = new TopicPartition("live", 2);

  private final MockConsumer<String, String> reader = new MockConsumer<>("earliest");
  private final PartitionScan scan =
      new PartitionScan("kafka.example:9092", Duration.ofMillis(300));
  private final List<String> seen = new ArrayList<>();

  @Test
  void allThatStandsIsHandedOverAndNothingThatComesLater() {
    holds(3, 2);
    scan.all(reader, LIVE, record -> seen.add(record.value()));
    assertThat(seen).containsExactly("0", "1");
  }

  @Test
  void anEmptyPartitionIsReadAtOnce() {
    holds(0, 0);
    scan.all(reader, LIVE, record -> seen.add(record.value()));
    assertThat(seen).isEmpty();
  }

  @Test
  void aBrokerThatFallsSilentOnTheWayIsAnOutage() {
    holds(2, 7);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> scan.all(reader, LIVE, record -> seen.add(record.value())))
        .withMessageContaining("kafka.example:9092 does not answer");
    assertThat(seen).hasSize(2);
  }

  private void holds(int records, long end) {
    reader.updateBeginningOffsets(Map.of(LIVE, 0L));
    reader.updateEndOffsets(Map.of(LIVE, end));
    reader.schedulePollTask(
        () -> {
          for (int offset = 0; offset < records; offset++) {
            reader.addRecord(
                new ConsumerRecord<>(LIVE.topic(), LIVE.partition(), offset, "k", "" + offset));
          }
        });
  }
}
