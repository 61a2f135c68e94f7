package io.tongji.log.cuts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.cluster.TopicReader;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Sample;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowedTableTest {

  private static final String TOPIC = "tongji.aggregates.live";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final Aggregate OUTPUT = Sample.of("GIO", 5).ofMonth();
  private static final Aggregate MORE = Sample.of("GIO", 6).ofMonth();
  private static final Aggregate EXPORTS = Sample.of("EXP", 7).ofMonth();
  private static final List<Aggregate> ALL = List.of(OUTPUT, MORE, EXPORTS);

  private int beginnings;
  private long nanos;
  private String identity = "a";

  private final MockConsumer<byte[], byte[]> consumer =
      new MockConsumer<>("earliest") {
        @Override
        public synchronized void seekToBeginning(Collection<TopicPartition> partitions) {
          beginnings++;
          super.seekToBeginning(partitions);
        }
      };
  private final FollowedTable followed =
      new FollowedTable(
          new TopicReader<>(consumer, "kafka.example:9092", Duration.ofSeconds(5)),
          new AggregateReader(
              (topic, bytes) -> AggregateRecords.toKey(ALL.get(bytes[0]).key()),
              (topic, bytes) -> AggregateRecords.toValue(ALL.get(bytes[0]), 9)),
          TOPIC,
          () -> identity,
          () -> nanos,
          () -> {});

  @BeforeEach
  void makeTopic() {
    Node[] none = {};
    consumer.updatePartitions(
        TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), none, none)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 0L));
  }

  /** The topic ends behind these records, the first of which has an offset; null: withdrawn. */
  private void comes(long offset, Aggregate key, @Nullable Aggregate value) {
    consumer.updateEndOffsets(Map.of(PARTITION, offset + 1));
    byte[] number = {(byte) ALL.indexOf(key)};
    byte[] content = value == null ? null : new byte[] {(byte) ALL.indexOf(value)};
    consumer.schedulePollTask(
        () -> consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, number, content)));
  }

  private static List<Aggregate> rows(AggregateTable table) {
    return table.rows().stream().map(Published::aggregate).toList();
  }

  @Test
  void whatHasComeSinceIsReadAndNothingElse() {
    comes(0, OUTPUT, OUTPUT);
    AggregateTable first = followed.now();
    comes(1, EXPORTS, EXPORTS);
    AggregateTable second = followed.now();
    comes(2, OUTPUT, MORE);
    AggregateTable third = followed.now();
    comes(3, EXPORTS, null);

    assertThat(rows(followed.now())).containsExactly(MORE);
    assertThat(beginnings).isEqualTo(1);
    assertThat(rows(first)).as("what was handed out stays").containsExactly(OUTPUT);
    assertThat(rows(second)).containsExactly(EXPORTS, OUTPUT);
    assertThat(rows(third)).containsExactly(EXPORTS, MORE);
  }

  @Test
  void nothingIsReadIfNothingHasCome() {
    comes(0, OUTPUT, OUTPUT);
    AggregateTable first = followed.now();
    consumer.schedulePollTask(
        () -> {
          throw new AssertionError("nobody polls");
        });

    assertThat(followed.now()).isSameAs(first);
  }

  @Test
  void aTopicThatWasMadeAnewIsReadFromItsBeginning() {
    comes(0, OUTPUT, OUTPUT);
    followed.now();
    identity = "b";
    comes(0, EXPORTS, EXPORTS);

    assertThat(rows(followed.now())).containsExactly(EXPORTS);
    assertThat(beginnings).isEqualTo(2);
  }

  @Test
  void aTopicThatEndsBeforeItWasReadToIsReadFromItsBeginning() {
    comes(0, OUTPUT, OUTPUT);
    followed.now();
    consumer.updateEndOffsets(Map.of(PARTITION, 0L));

    assertThat(followed.now().size()).isZero();
  }

  /** What was withdrawn meanwhile may have left no mark. */
  @Test
  void whatWasNotLookedAtForAnHourIsReadFromItsBeginning() {
    comes(0, OUTPUT, OUTPUT);
    followed.now();
    nanos += FollowedTable.LONGEST_GAP.toNanos();
    comes(2, EXPORTS, EXPORTS); // offset 1 withdrew the first, and both are gone

    assertThat(rows(followed.now())).containsExactly(EXPORTS);
  }

  @Test
  void aReadingThatFailsLeavesWhatWasKept() {
    comes(0, OUTPUT, OUTPUT);
    AggregateTable first = followed.now();
    comes(1, EXPORTS, EXPORTS);
    consumer.schedulePollTask(
        () -> {
          throw new IllegalStateException("the broker is gone");
        });
    consumer.updateEndOffsets(Map.of(PARTITION, 3L));
    assertThatThrownBy(followed::now).hasMessage("the broker is gone");
    assertThat(rows(first)).containsExactly(OUTPUT);
    consumer.updateEndOffsets(Map.of(PARTITION, 2L));
    comes(1, EXPORTS, EXPORTS);

    assertThat(rows(followed.now())).containsExactly(EXPORTS, OUTPUT);
    assertThat(beginnings).isEqualTo(1);
  }
}
