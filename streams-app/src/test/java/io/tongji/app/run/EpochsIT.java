package io.tongji.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.local.EmbeddedBroker;
import io.tongji.app.local.EmbeddedRegistry;
import io.tongji.avro.Backlog;
import io.tongji.avro.Epoch;
import io.tongji.avro.EpochKey;
import io.tongji.failure.Failure;
import io.tongji.it.WhenWritten;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.PipelineTopology;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whatever instances do at the same time, all that start do so in the one epoch that stands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EpochsIT {

  private static final String DIGEST = "0123456789abcdef";
  private static final int INSTANCES = 6;
  private static final Duration LONG = Duration.ofSeconds(60);

  private EmbeddedBroker broker;
  private EmbeddedRegistry registry;

  @BeforeAll
  void start(@TempDir Path directory) {
    broker = EmbeddedBroker.start(directory.resolve("broker"), 0);
    registry = EmbeddedRegistry.start(directory.resolve("registry"), 0);
  }

  @AfterAll
  void stop() {
    broker.close();
    registry.close();
  }

  static AppConfig config(EmbeddedBroker broker, EmbeddedRegistry registry, String prefix) {
    return AppConfig.defaults()
        .with(
            Map.of(
                Keys.BOOTSTRAP_SERVERS.name(),
                broker.bootstrapServers(),
                Keys.SCHEMA_REGISTRY_URL.name(),
                registry.url(),
                Keys.TOPICS_PARTITIONS.name(),
                "1",
                Keys.TOPIC_PREFIX.name(),
                prefix));
  }

  /** Instances of one prefix, each with a clock of its own. */
  private final class Bureau {
    private final AppConfig config;
    private final Topics topics;
    private final Clients clients;

    Bureau(String prefix) {
      config = config(broker, registry, prefix);
      ClusterSetup.createTopics(config);
      topics = new Topics(prefix);
      clients = StreamsPipeline.clients(config);
    }

    /** Whose transactions the brokers roll back after a second. */
    Clients hasty() {
      Map<String, String> options = new HashMap<>(WhenWritten.OPTION);
      options.putAll(clients.options());
      options.put("transaction.timeout.ms", "1000");
      options.put("max.block.ms", Long.toString(LONG.toMillis()));
      return new Clients(options, clients.serdes(), Duration.ofSeconds(1));
    }

    Epochs epochs(Clock clock) {
      return epochs(clock, clients);
    }

    private Epochs epochs(Clock clock, Clients through) {
      return new Epochs(through, topics, clock, Duration.ofSeconds(1));
    }

    Epoch claim(String catalogue, Clock clock) {
      return claim(catalogue, clock, clients);
    }

    Epoch claim(String catalogue, Clock clock, Clients through) {
      String group = group(catalogue);
      Epochs.Claimant claimant =
          new Epochs.Claimant(
              group, DIGEST, () -> new Preflight(config).createTopicsBetween(group));
      try (Epochs epochs = epochs(clock, through);
          Offsets offsets = new Offsets(clients)) {
        return epochs.claim(claimant, offsets);
      }
    }

    /** Writes one record, into a topic that is created if it is not there. */
    void write(String topic, byte[] key) throws Exception {
      try (Admin admin = clients.admin()) {
        if (!admin.listTopics().names().get().contains(topic)) {
          admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
      }
      Map<String, Object> options = new HashMap<>(clients.options());
      ByteArraySerializer bytes = new ByteArraySerializer();
      try (Producer<byte[], byte[]> writer = new KafkaProducer<>(options, bytes, bytes)) {
        writer.send(new ProducerRecord<>(topic, key, new byte[1])).get();
      }
    }

    /** As an operator does it. */
    void delete(String topic) throws Exception {
      try (Admin admin = clients.admin()) {
        admin.deleteTopics(List.of(topic)).all().get();
        while (admin.listTopics().names().get().contains(topic)) {
          ProgressTimeout.pause();
        }
      }
    }

    BacklogGate gate(Epoch epoch) {
      return new BacklogGate(
          epoch, topics, new Leftovers(clients, topics, epoch), epochs(clock(0)));
    }

    String group(String catalogue) {
      return topics.prefix() + "-pipeline-" + catalogue;
    }

    Epoch stands() {
      try (EpochLog log = new EpochLog(clients, topics)) {
        return log.current().orElseThrow();
      }
    }
  }

  /** Is asked for the time when an instance has read and has not written yet. */
  private static final class ClockOfOne extends Clock {
    private final long millis;
    private final Runnable meanwhile;
    private boolean asked;

    ClockOfOne(long millis, Runnable meanwhile) {
      this.millis = millis;
      this.meanwhile = meanwhile;
    }

    @Override
    public Instant instant() {
      if (!asked) {
        asked = true;
        meanwhile.run();
      }
      return Instant.ofEpochMilli(millis);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private static Clock clock(long millis) {
    return new ClockOfOne(millis, () -> {});
  }

  @Test
  void whoeverIsOvertakenBetweenReadingAndWritingTakesTheEpochOfTheOther() {
    Bureau bureau = new Bureau("overtaken");
    List<Epoch> claimed = new ArrayList<>();
    Runnable third = () -> claimed.add(bureau.claim("one", clock(3)));
    Runnable second = () -> claimed.add(bureau.claim("one", new ClockOfOne(2, third)));
    claimed.add(bureau.claim("one", new ClockOfOne(1, second)));

    assertThat(claimed).hasSize(3).containsOnly(bureau.stands());
  }

  @Test
  void instancesThatStartTogetherAgree() throws Exception {
    Bureau bureau = new Bureau("together");
    List<Callable<Epoch>> starts = new ArrayList<>();
    for (int instance = 1; instance <= INSTANCES; instance++) {
      Clock clock = clock(instance);
      starts.add(() -> bureau.claim("one", clock));
    }
    Set<Epoch> claimed = new HashSet<>();
    ExecutorService threads = Executors.newFixedThreadPool(INSTANCES);
    try {
      for (Future<Epoch> start : threads.invokeAll(starts)) {
        claimed.add(start.get());
      }
    } finally {
      threads.shutdown();
    }
    assertThat(claimed).containsExactly(bureau.stands());
  }

  @Test
  void whoeverWasKilledOrPausedInTheMiddleOfWritingWritesNothing() throws Exception {
    Bureau bureau = new Bureau("killed");
    try (Producer<EpochKey, Epoch> paused =
        bureau.clients.writer("killed-pipeline-catalogue", EpochKey.class, Epoch.class)) {
      paused.initTransactions();
      paused.beginTransaction();
      paused
          .send(
              new ProducerRecord<>(
                  bureau.topics.catalogue(),
                  0,
                  new EpochKey("current"),
                  new Epoch(bureau.group("one"), DIGEST, 1L, List.of(), Map.of(), Map.of())))
          .get();

      Epoch claimed = bureau.claim("one", clock(2));
      assertThat(claimed.getStarted()).isEqualTo(2);
      assertThatThrownBy(paused::commitTransaction).isInstanceOf(KafkaException.class);
      assertThat(bureau.stands()).isEqualTo(claimed);
    }
  }

  /**
   * The commit meets the roll-back, as it does now and then when instances start together; brokers
   * call that an invalid state.
   */
  @Test
  void whoeverIsRolledBackBetweenWritingAndCommittingTriesAgain() {
    Bureau bureau = new Bureau("slow");
    WhenWritten.nextIsRolledBack();
    Epoch claimed = bureau.claim("one", clock(1), bureau.hasty());

    assertThat(WhenWritten.wasRolledBack()).isTrue();
    assertThat(bureau.stands()).isEqualTo(claimed);
  }

  /** Or else what was read so far would be published as if it were all. */
  @Test
  void aPipelineWhoseTopicsWereDeletedWaitsForAllInputThatIsThereNow() throws Exception {
    Bureau bureau = new Bureau("anew");
    Epoch first = bureau.claim("one", clock(1));
    bureau.write(bureau.topics.register(), new byte[1]);
    assertThat(bureau.claim("one", clock(2))).as("nothing was deleted").isEqualTo(first);

    bureau.delete(bureau.topics.contributions(bureau.group("one")));
    Epoch second = bureau.claim("one", clock(3));
    assertThat(second.getStarted()).isEqualTo(3);
    assertThat(first.getBacklog()).isEmpty();
    assertThat(second.getBacklog()).extracting(Backlog::getEndOffset).containsExactly(1L);
    assertThat(bureau.claim("one", clock(4))).isEqualTo(second);
  }

  /** It would be read again, and added to what stands. */
  @Test
  void anInputTopicThatWasMadeAnewIsNotReadAgain() throws Exception {
    Bureau bureau = new Bureau("input");
    bureau.claim("one", clock(1));
    bureau.delete(bureau.topics.register());
    ClusterSetup.createTopics(bureau.config);

    assertThatThrownBy(() -> bureau.claim("one", clock(2)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("input.register was deleted and made anew")
        .hasMessageContaining("begin with " + bureau.group("one") + "-");
    bureau.delete(bureau.topics.contributions(bureau.group("one")));
    assertThat(bureau.claim("one", clock(3)).getStarted()).isEqualTo(3);
  }

  /** It may have passed its last look at the epoch just before this one was written. */
  @Test
  void nothingIsPublishedWhileInstancesOfAnotherCatalogueRun() throws Exception {
    Bureau bureau = new Bureau("late");
    BacklogGate gate = bureau.gate(bureau.claim("one", clock(1)));
    bureau.write(PipelineTopology.firstSentChangelog(bureau.group("one")), new byte[0]);
    Map<String, Object> member = new HashMap<>(bureau.clients.options());
    member.put("group.id", bureau.group("two"));
    try (Offsets offsets = new Offsets(bureau.clients)) {
      ByteArrayDeserializer bytes = new ByteArrayDeserializer();
      try (Consumer<byte[], byte[]> late = new KafkaConsumer<>(member, bytes, bytes)) {
        late.subscribe(List.of(bureau.topics.register()));
        late.poll(Duration.ofSeconds(1));
        gate.look(offsets);
        assertThat(gate.backlogRead()).isTrue();
        assertThat(gate.mayBegin()).isFalse();
      }
      gate.look(offsets);
      assertThat(gate.mayBegin()).isTrue();
    }
  }

  /** Another instance that was paused in forgetting what the group kept may delete it. */
  @Test
  void nothingIsPublishedOnATopicThatWasMadeAnewMeanwhile() throws Exception {
    Bureau bureau = new Bureau("remade");
    Epoch epoch = bureau.claim("one", clock(1));
    BacklogGate gate = bureau.gate(epoch);
    String between = bureau.topics.contributions(bureau.group("one"));
    bureau.write(PipelineTopology.firstSentChangelog(bureau.group("one")), new byte[0]);
    try (Offsets offsets = new Offsets(bureau.clients)) {
      gate.check(offsets);
      bureau.delete(between);
      new Preflight(bureau.config).createTopicsBetween(bureau.group("one"));

      assertThatThrownBy(() -> gate.look(offsets))
          .isInstanceOfSatisfying(
              Failure.class, stopped -> assertThat(stopped.kind()).isEqualTo(Failure.Kind.SETTING))
          .hasMessageContaining("the topic " + between + " was deleted");
      assertThat(gate.mayBegin()).isFalse();
    }
  }

  @Test
  void aTaskThatComesTooLateStopsThePipelineBeforeItDoesAnything() {
    Bureau bureau = new Bureau("task");
    BacklogGate gate = bureau.gate(bureau.claim("one", clock(1)));
    gate.checkInForce();
    bureau.claim("two", clock(2));

    assertThatThrownBy(gate::checkInForce)
        .isInstanceOfSatisfying(
            Failure.class,
            stopped -> {
              assertThat(stopped.kind()).isEqualTo(Failure.Kind.SETTING);
              assertThat(stopped).hasMessageContaining("another catalogue came into force");
            });
  }

  @Test
  void aCatalogueThatCameBackIntoForceSupersedesItsEarlierEpoch() {
    Bureau bureau = new Bureau("back");
    Epochs epochs = bureau.epochs(clock(0));
    bureau.claim("one", clock(1));
    assertThat(epochs.superseded(bureau.group("one"), 1)).isEmpty();

    bureau.claim("two", clock(2));
    assertThat(epochs.superseded(bureau.group("one"), 1).orElseThrow())
        .contains("another catalogue");

    bureau.claim("one", clock(3));
    assertThat(epochs.superseded(bureau.group("one"), 1).orElseThrow()).contains("again");
    assertThat(epochs.superseded(bureau.group("one"), 3)).isEmpty();
  }
}
