package io.tongji.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.pipeline.stage.Snapshots.KeptState;
import io.tongji.pipeline.stage.Snapshots.StateLayout;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a task keeps is what it has committed, all of it and nothing else. */
class KeeperTest {

  private static final Duration A_SECOND = Duration.ofSeconds(1);

  @TempDir private Path directory;

  private final List<String> events = new ArrayList<>();
  private TopologyTestDriver driver;
  private TestInputTopic<String, String> words;
  private Snapshots ofInstance;

  /** Puts each word into the store, and looks what is kept while it does. */
  private final class Gathering extends RestingTask {
    private final List<String> held;

    Gathering(TaskContext context) {
      held = context.restored("held-words");
    }

    @Override
    public void take(Record<Object, Object> record, RecordMetadata at) {
      events.add("take, kept " + kept());
      held.add(new String((byte[]) record.value(), StandardCharsets.UTF_8));
    }

    @Override
    public void commit() {
      events.add("commit, kept " + kept());
    }
  }

  @BeforeEach
  void start() {
    ofInstance = snapshots();
    Flow flow = Flow.between("words", "words", (topic, key, value, count) -> Optional.empty());
    TaskStore.Builder<TaskStore<List<String>>> store =
        TaskStore.Builder.keeping(
            "held-words",
            ArrayList::new,
            (held, record) -> held.add(new String(record.value(), StandardCharsets.UTF_8)),
            new StateLayout<>(KeeperTest::write, KeeperTest::read, 1),
            Optional.of(ofInstance));
    Topology topology = new Topology();
    new Stage("stage", Gathering::new).reads(flow, store).addTo(topology);
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "keeps");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.resolve("state").toString());
    driver = new TopologyTestDriver(topology, properties);
    words = driver.createInputTopic("words", new StringSerializer(), new StringSerializer());
  }

  private Snapshots snapshots() {
    return new Snapshots(directory.resolve("snapshots"), "a computation", 1);
  }

  private static void write(List<String> held, DataOutput out) throws IOException {
    out.writeUTF(String.join(" ", held));
  }

  private static List<String> read(DataInput in) throws IOException {
    return List.of(in.readUTF().split(" "));
  }

  /** What is kept, up to its last offset. */
  private String kept() {
    Optional<KeptState<List<String>>> found = snapshots().read("held-words-0", KeeperTest::read);
    return found.map(all -> all.state() + " up to " + all.upTo().offset()).orElse("nothing");
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void nothingIsKeptBeforeItIsCommitted() {
    words.pipeInput("k", "a");
    assertThat(events).containsExactly("take, kept nothing", "commit, kept nothing");
    assertThat(kept()).isEqualTo("nothing");
  }

  @Test
  void whatIsCommittedIsKeptBeforeTheNextRecordChangesIt() {
    words.pipeInput("k", "a");
    events.clear();
    words.pipeInput("k", "b");
    assertThat(events).containsExactly("take, kept [a] up to 0", "commit, kept [a] up to 0");
  }

  @Test
  void atRestAllIsKeptAndThenNothingIsDone() {
    words.pipeInput("k", "a");
    words.pipeInput("k", "b");
    awaitKept("[a, b] up to 1");

    events.clear();
    driver.advanceWallClockTime(Duration.ofHours(1));
    assertThat(events).isEmpty();
  }

  @Test
  void atRestAllIsKeptAlsoIfAnotherStoreHasJustWritten() {
    words.pipeInput("k", "a");
    words.pipeInput("k", "b");
    ofInstance.write("slow", new Snapshots.Mark(1, 1), Duration.ofMillis(5), KeeperTest::writeFor);
    awaitKept("[a, b] up to 1");
  }

  /** Writing takes a part of the time at most, of the time of this machine. */
  private void awaitKept(String all) {
    long deadline = System.nanoTime() + Duration.ofMinutes(10).toNanos();
    while (!kept().equals(all)) {
      assertThat(System.nanoTime()).as("time at which it should be kept").isLessThan(deadline);
      driver.advanceWallClockTime(A_SECOND);
    }
  }

  /** As a large state does. */
  private static void writeFor(Duration time, DataOutput out) {
    for (long begun = System.nanoTime(); System.nanoTime() - begun < time.toNanos(); ) {
      Thread.onSpinWait();
    }
  }
}
