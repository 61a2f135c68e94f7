package io.tongji.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.failure.Failure;
import io.tongji.pipeline.stage.Snapshots.StateLayout;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store begins with what it kept, if that is of the log that its topic holds. */
class KeptStoreTest {

  private static final TopicPartition TOPIC = new TopicPartition("words", 2);
  private static final int FEW = 3;

  @TempDir private Path directory;

  private KeptStore<List<String>> opened() {
    return opened(new Snapshots(directory, "a computation", FEW));
  }

  private KeptStore<List<String>> opened(Snapshots snapshots) {
    KeptStore<List<String>> store =
        new KeptStore<>(
            "words",
            ArrayList::new,
            (words, record) -> words.add(new String(record.value(), StandardCharsets.UTF_8)),
            new StateLayout<>(KeptStoreTest::write, KeptStoreTest::read, 1),
            snapshots);
    MockProcessorContext<Object, Object> task =
        new MockProcessorContext<>(new Properties(), new TaskId(0, 2), new File("target"));
    store.init(task.getStateStoreContext(), store);
    return store;
  }

  private static void write(List<String> words, DataOutput out) throws IOException {
    out.writeInt(words.size());
    for (String word : words) {
      out.writeUTF(word);
    }
  }

  private static List<String> read(DataInput in) throws IOException {
    List<String> words = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      words.add(in.readUTF());
    }
    return words;
  }

  /** Each third offset is a mark of a transaction. */
  private static ConsumerRecord<byte[], byte[]> record(int number, long timestamp) {
    byte[] word = ("word " + number).getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(
        TOPIC.topic(),
        TOPIC.partition(),
        offset(number),
        timestamp,
        TimestampType.CREATE_TIME,
        1,
        word.length,
        new byte[] {1},
        word,
        new RecordHeaders(),
        Optional.empty());
  }

  private static ConsumerRecord<byte[], byte[]> record(int number) {
    return record(number, 1_000L + number);
  }

  private static long offset(int number) {
    return number * 3L / 2;
  }

  /** Reads records as Kafka Streams does: those behind an offset, before the group's position. */
  private static void restore(KeptStore<?> store, int end) {
    Long held = store.committedOffset(TOPIC);
    for (int number = 0; number < end; number++) {
      if (held == null || offset(number) > held) {
        store.replay(record(number));
      }
    }
  }

  private static String[] words(int end) {
    return IntStream.range(0, end).mapToObj(n -> "word " + n).toArray(String[]::new);
  }

  /** A store that has kept what it held after so many records. */
  private void kept(int end) {
    KeptStore<List<String>> store = opened();
    restore(store, end);
    assertThat(store.keep()).isTrue();
    store.close();
  }

  @Test
  void whatIsKeptIsNotReadAgain() {
    kept(10);
    KeptStore<List<String>> store = opened();
    assertThat(store.committedOffset(TOPIC)).isEqualTo(offset(9) - 1);
    store.replay(record(9));
    store.replay(record(10));
    assertThat(store.value()).containsExactly(words(11));
  }

  @Test
  void whatIsKeptAndAllThatCameSinceIsHeld() {
    kept(10);
    for (int end = 10; end < 40; end++) {
      KeptStore<List<String>> store = opened();
      restore(store, end);
      assertThat(store.value()).containsExactly(words(end));
      store.keep();
      store.close();
    }
  }

  @Test
  void whereNothingIsKeptAllIsRead() {
    KeptStore<List<String>> store = opened();
    assertThat(store.committedOffset(TOPIC)).isNull();
    restore(store, 5);
    assertThat(store.value()).containsExactly(words(5));
  }

  @Test
  void whatIsClosedHoldsNothing() {
    KeptStore<List<String>> store = opened();
    restore(store, 10);
    store.close();
    assertThat(store.value()).isEmpty();
    assertThat(store.isBehind()).isFalse();
  }

  @Test
  void oneThatGoesFurtherThanTheGroupHasReadIsRefusedAndGone() {
    kept(10);
    KeptStore<List<String>> store = opened();
    restore(store, 9);
    assertThatThrownBy(store::value).isInstanceOf(Failure.class).hasMessageContaining("words-2");
    store.close();
    assertAllIsRead(9);
  }

  @Test
  void oneOfALogWithAnotherRecordThereIsRefusedAndGone() {
    kept(10);
    KeptStore<List<String>> store = opened();
    assertThat(store.committedOffset(TOPIC)).isNotNull();
    assertThatThrownBy(() -> store.replay(record(9, 17L))).isInstanceOf(Failure.class);
    store.close();
    assertAllIsRead(12);
  }

  @Test
  void oneOfALogWithoutARecordThereIsRefusedAndGone() {
    kept(10);
    KeptStore<List<String>> store = opened();
    assertThat(store.committedOffset(TOPIC)).isNotNull();
    assertThatThrownBy(() -> store.replay(record(10))).isInstanceOf(Failure.class);
    store.close();
    assertAllIsRead(12);
  }

  private void assertAllIsRead(int end) {
    KeptStore<List<String>> store = opened();
    assertThat(store.committedOffset(TOPIC)).isNull();
    restore(store, end);
    assertThat(store.value()).containsExactly(words(end));
  }

  @Test
  void aTaskThatIsTakenAwayBeforeAnythingIsReadKeepsIt() {
    kept(10);
    KeptStore<List<String>> store = opened();
    assertThat(store.committedOffset(TOPIC)).isNotNull();
    store.close();
    KeptStore<List<String>> again = opened();
    assertThat(again.committedOffset(TOPIC)).isEqualTo(offset(9) - 1);
  }

  @Test
  void aStandbyThatBecomesActiveGoesOnWithWhatItHolds() {
    kept(10);
    KeptStore<List<String>> store = opened();
    restore(store, 15);
    assertThat(store.committedOffset(TOPIC)).isEqualTo(offset(14));
    assertThat(store.value()).containsExactly(words(15));
  }

  @Test
  void aFewRecordsAreNotWorthASnapshot() {
    KeptStore<List<String>> store = opened();
    store.reached(FEW - 2, 0);
    assertThat(store.isBehind()).isFalse();
    store.reached(FEW - 1, 0);
    assertThat(store.isBehind()).isTrue();
  }

  @Test
  void aTwentiethOfAllIsWorthASnapshot() {
    KeptStore<List<String>> store = opened();
    store.reached(1_000, 0);
    assertThat(store.keep()).isTrue();
    store.reached(1_051, 0);
    assertThat(store.isBehind()).as("51 of 1,051").isFalse();
    store.reached(1_052, 0);
    assertThat(store.isBehind()).as("52 of 1,052").isTrue();
  }

  @Test
  void storesShareThePartOfTheTimeInWhichTheyWrite() {
    Snapshots shared = new Snapshots(directory, "a computation", FEW);
    Duration slow = Duration.ofMillis(5);
    shared.write("slow", new Snapshots.Mark(1, 1), slow, KeptStoreTest::writeFor);
    long written = System.nanoTime();
    KeptStore<List<String>> store = opened(shared);
    restore(store, 10);
    while (!store.keep()) {
      assertThat(System.nanoTime() - written).isLessThan(Duration.ofMinutes(10).toNanos());
      Thread.onSpinWait();
    }
    Duration rested = Duration.ofNanos(System.nanoTime() - written);
    assertThat(rested).isGreaterThan(slow.multipliedBy(40));
  }

  /** As a large state does. */
  private static void writeFor(Duration time, DataOutput out) {
    for (long begun = System.nanoTime(); System.nanoTime() - begun < time.toNanos(); ) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whatKafkaStreamsAsksForWhenATaskEndsIsNotKept() {
    KeptStore<List<String>> store = opened();
    restore(store, 10);
    store.commit(Map.of(TOPIC, offset(9)));
    store.close();
    assertThat(opened().committedOffset(TOPIC)).isNull();
  }
}
