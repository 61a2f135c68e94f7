package io.tongji.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.StringDeserializer;
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

/** A stage ticks, and so commits, only while it waits for what no record brings. */
class StageProcessorTest {

  @TempDir private Path directory;
  private final Waiting task = new Waiting();
  private TopologyTestDriver driver;
  private TestInputTopic<String, String> words;

  /** Waits from the word "wait" to the next one. */
  private static final class Waiting extends RestingTask {
    private final List<String> events = new ArrayList<>();
    private boolean waiting;

    @Override
    public void take(Record<Object, Object> record, RecordMetadata at) {
      events.add("take " + record.value());
      waiting = record.value().equals("wait");
    }

    @Override
    public void commit() {
      events.add("commit");
    }

    @Override
    public void tick() {
      events.add("tick");
    }

    @Override
    public boolean isWaiting() {
      return waiting;
    }

    @Override
    public void close() {
      events.add("close");
    }
  }

  @BeforeEach
  void start() {
    Topology topology =
        new Topology()
            .addSource("words", new StringDeserializer(), new StringDeserializer(), "words")
            .addProcessor(
                "stage", () -> new StageProcessor(new Stage("stage", context -> task)), "words")
            .addStateStore(StageProcessor.buildHook("stage"), "stage");
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "ticks");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    driver = new TopologyTestDriver(topology, properties);
    words = driver.createInputTopic("words", new StringSerializer(), new StringSerializer());
  }

  @AfterEach
  void close() {
    driver.close();
  }

  private List<String> eventsIn(Duration time) {
    task.events.clear();
    driver.advanceWallClockTime(time);
    return List.copyOf(task.events);
  }

  @Test
  void aStageThatDoesNotWaitNeitherTicksNorCommits() {
    words.pipeInput("k", "a word");
    assertThat(task.events).containsExactly("take a word", "commit");

    assertThat(eventsIn(Duration.ofHours(1))).isEmpty();
  }

  @Test
  void aStageThatWaitsTicksUntilItWaitsNoLonger() {
    words.pipeInput("k", "wait");
    assertThat(eventsIn(Duration.ofSeconds(1))).contains("tick", "commit");

    words.pipeInput("k", "go on");
    assertThat(eventsIn(Duration.ofHours(1))).isEmpty();
  }
}
