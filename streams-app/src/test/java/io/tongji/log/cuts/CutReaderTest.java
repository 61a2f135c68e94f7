package io.tongji.log.cuts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.registry.PoisonRecordException;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Sample;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CutReaderTest {

  private static final String TOPIC = "tongji.aggregates.live";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final Aggregate OUTPUT = Sample.of("GIO", 5).ofMonth();
  private static final Aggregate EXPORTS = Sample.of("EXP", 7).ofMonth();
  private static final Aggregate LATER = Sample.of("EXP", 8).ofMonth();

  private static final byte[] POISON = {99};
  private static final List<Aggregate> ALL = List.of(OUTPUT, EXPORTS, LATER);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

  @Test
  void theTableEndsWhereTheTopicEndedWhenTheReadingBegan() {
    topic(3);
    consumer.schedulePollTask(
        () -> {
          add(0, OUTPUT);
          add(1, EXPORTS);
          remove(2, OUTPUT);
          add(3, LATER);
        });
    AggregateTable table = read(Duration.ofSeconds(5));
    assertThat(table.rows()).extracting(Published::aggregate).containsExactly(EXPORTS);
    assertThat(table.rows()).extracting(Published::cut).containsExactly(9L);
  }

  @Test
  void whatNoSchemaExplainsIsPassedOver() {
    topic(3);
    consumer.schedulePollTask(
        () -> {
          add(0, OUTPUT);
          consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, 1, POISON, null));
          consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, 2, new byte[] {0}, POISON));
        });
    assertThat(read(Duration.ofSeconds(5)).rows())
        .extracting(Published::aggregate)
        .containsExactly(OUTPUT);
  }

  @Test
  void anEmptyTopicIsAnEmptyTable() {
    topic(0);
    assertThat(read(Duration.ofSeconds(5)).size()).isZero();
  }

  @Test
  void anEndThatIsNotReachedInTimeIsAnError() {
    topic(3);
    assertThatThrownBy(() -> read(Duration.ZERO))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("cannot read " + TOPIC + " to its end");
  }

  @Test
  void aTopicThatIsNotThereIsNamedWithTheRemedy() {
    consumer.updatePartitions(TOPIC, List.of());
    assertThatThrownBy(() -> read(Duration.ofSeconds(5))).hasMessageContaining("tongji topics");
  }

  private void topic(long end) {
    Node broker = Node.noNode();
    Node[] none = {};
    consumer.updatePartitions(TOPIC, List.of(new PartitionInfo(TOPIC, 0, broker, none, none)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, end));
  }

  private AggregateTable read(Duration timeout) {
    AggregateReader reader =
        new AggregateReader(
            (topic, bytes) -> AggregateRecords.toKey(numbered(bytes).key()),
            (topic, bytes) -> AggregateRecords.toValue(numbered(bytes), 9));
    return CutReader.table(
        new TopicReader<>(consumer, "kafka.example:9092", timeout),
        reader,
        TOPIC,
        ReadProgress.SILENT);
  }

  private static Aggregate numbered(byte[] bytes) {
    if (bytes[0] == POISON[0]) {
      throw new PoisonRecordException("no schema explains it");
    }
    return ALL.get(bytes[0]);
  }

  private void add(long offset, Aggregate aggregate) {
    byte[] number = {(byte) ALL.indexOf(aggregate)};
    consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, number, number));
  }

  private void remove(long offset, Aggregate aggregate) {
    byte[] number = {(byte) ALL.indexOf(aggregate)};
    consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, number, null));
  }
}
