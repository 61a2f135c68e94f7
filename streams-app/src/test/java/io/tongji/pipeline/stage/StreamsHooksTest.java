package io.tongji.pipeline.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.internals.StateRestoreCallbackAdapter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the pipeline takes for granted of Kafka Streams and Kafka Streams does not promise. */
class StreamsHooksTest {

  @TempDir private Path directory;

  private TopologyTestDriver driver;
  private TestInputTopic<String, String> words;
  private TestOutputTopic<String, String> batches;
  private TestOutputTopic<String, String> echoes;

  @BeforeEach
  void start() {
    driver = new TopologyTestDriver(topology(), properties());
    words = driver.createInputTopic("words", new StringSerializer(), new StringSerializer());
    batches = output("batches");
    echoes = output("echoes");
  }

  private TestOutputTopic<String, String> output(String topic) {
    return driver.createOutputTopic(topic, new StringDeserializer(), new StringDeserializer());
  }

  @Test
  void theProcessKeepsItsIdentityInTheStateDirectory() {
    Properties properties = properties();
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.resolve("identity").toString());
    try (KafkaStreams notStarted = new KafkaStreams(topology(), properties)) {
      assertThat(notStarted.state()).isEqualTo(KafkaStreams.State.CREATED);
    }
    assertThat(directory.resolve("identity"))
        .isDirectoryRecursivelyContaining("glob:**/kafka-streams-process-metadata");
  }

  private static Topology topology() {
    return new Topology()
        .addSource("words", new StringDeserializer(), new StringDeserializer(), "words")
        .addProcessor("gather", Gather::new, "words")
        .addStateStore(
            new TaskStore.Builder<>("hook", () -> new StreamsHooks.CommitHook("hook")), "gather")
        .addSink("batches", "batches", new StringSerializer(), new StringSerializer(), "gather")
        .addSink("echoes", "echoes", new StringSerializer(), new StringSerializer(), "gather");
  }

  /** With transactions, so that what is sent outside of the commit is not seen with it. */
  private Properties properties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "hooks");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:1");
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
    return properties;
  }

  @AfterEach
  void close() {
    driver.close();
  }

  @Test
  void theWorkIsDoneInsideTheCommitOfTheRecordThatAskedForIt() {
    words.pipeInput("k", "a");
    assertThat(batches.readValuesToList()).containsExactly("a");

    words.pipeInput("k", "b");
    assertThat(batches.readValuesToList()).containsExactly("b");
  }

  @Test
  void theWorkIsDoneInACommitWithoutRecordsToo() {
    words.pipeInput("k", "a");
    batches.readValuesToList();

    driver.advanceWallClockTime(Gather.TICK);

    assertThat(batches.readValuesToList()).containsExactly("tick");
  }

  @Test
  void whatTheWorkForwardsReachesTheSinkThatItNamesAndNoOther() {
    words.pipeInput("k", "a");
    words.pipeInput("k", "b");

    assertThat(echoes.readValuesToList()).containsExactly("a", "b");
    assertThat(batches.readValuesToList()).containsExactly("a", "b");
  }

  @Test
  void wholeRecordsReachTheRestoreCallback() {
    List<ConsumerRecord<byte[], byte[]>> replayed = new ArrayList<>();
    StateRestoreCallback callback = StreamsHooks.restoreRecords(replayed::add);
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("words", 2, 17L, new byte[] {1}, new byte[] {2});

    StateRestoreCallbackAdapter.adapt(callback).restoreBatch(List.of(record));

    assertThat(replayed).singleElement().isSameAs(record);
  }

  /** Sends each word on at once, and all words since the last commit inside the next. */
  static final class Gather implements Processor<String, String, String, String> {

    static final Duration TICK = Duration.ofSeconds(1);

    private final List<String> words = new ArrayList<>();
    private @Nullable ProcessorContext<String, String> context;

    @Override
    public void init(ProcessorContext<String, String> owner) {
      context = owner;
      StreamsHooks.CommitHook hook = owner.getStateStore("hook");
      hook.onCommit(owner, this::passOn);
      owner.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, now -> words.add("tick"));
    }

    @Override
    public void process(Record<String, String> record) {
      words.add(record.value());
      Objects.requireNonNull(context).forward(record, "echoes");
    }

    private void passOn() {
      for (String word : words) {
        Objects.requireNonNull(context).forward(new Record<>("batch", word, 0), "batches");
      }
      words.clear();
    }
  }
}
