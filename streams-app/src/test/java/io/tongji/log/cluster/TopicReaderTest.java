package io.tongji.log.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import io.tongji.log.serde.SerdeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A partition is read to the end that it has, or the silence of its broker is reported. */
class TopicReaderTest {

  private static final TopicPartition LIVE = new TopicPartition("live", 2);

  private final MockConsumer<String, String> consumer = new MockConsumer<>("earliest");
  private final TopicReader<String, String> reader =
      new TopicReader<>(consumer, "kafka.example:9092", Duration.ofMillis(300));
  private final List<String> seen = new ArrayList<>();

  @Test
  void allThatStandsIsHandedOverAndNothingThatComesLater() {
    holds(3, 2);
    reader.readAll(LIVE, record -> seen.add(record.value()));
    assertThat(seen).containsExactly("0", "1");
  }

  @Test
  void anEmptyPartitionIsReadAtOnce() {
    holds(0, 0);
    reader.readAll(LIVE, record -> seen.add(record.value()));
    assertThat(seen).isEmpty();
  }

  @Test
  void aBrokerThatFallsSilentOnTheWayIsAnOutage() {
    holds(2, 7);
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> reader.readAll(LIVE, record -> seen.add(record.value())))
        .withMessageContaining("cannot read live to its end")
        .withMessageContaining(
            "kafka.example:9092 gave nothing of partition 2 between offset 2 and 7");
    assertThat(seen).hasSize(2);
  }

  @Test
  void aRecordThatIsLookedForEndsTheReading() {
    holds(3, 3);
    assertThat(reader.holds(LIVE, 1, 3, record -> seen.add(record.value()))).isTrue();
    assertThat(seen).containsExactly("1");
  }

  @Test
  void whatWasNotFoundBeforeTheEndIsNotThere() {
    holds(3, 2);
    assertThat(reader.holds(LIVE, 0, 2, record -> record.offset() == 2)).isFalse();
  }

  @Test
  void theProgressEndsWithAll() {
    holds(3, 3);
    List<String> progress = new ArrayList<>();
    reader.read(Map.of(LIVE, 3L), (read, all) -> progress.add(read + "/" + all), record -> {});
    assertThat(progress).last().isEqualTo("3/3");
  }

  /** Such an option is one of the user's, like those of all clients. */
  @Test
  void aWrongOptionIsRefusedByItsNameAndValue() {
    Clients clients =
        new Clients(
            Map.of("bootstrap.servers", "127.0.0.1:1", "max.poll.records", "abc"),
            new SerdeFactory(Map.of("schema.registry.url", "http://127.0.0.1:1")),
            Duration.ofSeconds(1));
    assertThatThrownBy(clients::reader)
        .isInstanceOfSatisfying(
            Failure.class, refused -> assertThat(refused.kind().exitCode()).isEqualTo(2))
        .hasMessageContaining("abc for configuration max.poll.records")
        .hasMessageContaining("correct the kafka. options");
  }

  private void holds(int records, long end) {
    consumer.updateBeginningOffsets(Map.of(LIVE, 0L));
    consumer.updateEndOffsets(Map.of(LIVE, end));
    consumer.schedulePollTask(
        () -> {
          for (int offset = 0; offset < records; offset++) {
            consumer.addRecord(
                new ConsumerRecord<>(LIVE.topic(), LIVE.partition(), offset, "k", "" + offset));
          }
        });
  }
}
