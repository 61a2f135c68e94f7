package io.tongji.log.topics;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.tongji.app.local.EmbeddedBroker;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.KnownFailures;
import io.tongji.log.registry.RegistryConfig;
import io.tongji.log.registry.SchemaRegistry;
import io.tongji.log.serde.RegistryProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command topics against a real broker and a real registry. */
class TopicSetupIT {
  private static final short ONE_COPY = 1;

  @TempDir static Path directory;
  private static EmbeddedBroker broker;

  private final SchemaRegistry registry =
      new SchemaRegistry(RegistryConfig.at(RegistryProcess.url()));

  /** What a run of the command printed, and its exit status. */
  private record Run(int exit, String output) {}

  @BeforeAll
  static void start() {
    broker = EmbeddedBroker.start(directory, 0);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void itCreatesAllAndThenFindsNothingToDo() {
    List<TopicSpec> specs = specs("once", 3);
    assertThat(check(specs).output())
        .contains("topic once.register: missing", "subject once.register-key: missing");

    Run first = create(specs);
    Run second = create(specs);
    Run check = check(specs);

    assertThat(first.exit()).isZero();
    assertThat(first.output())
        .contains("topic once.catalogue: created", "subject once.returns.rd-value");
    assertThat(second).isEqualTo(new Run(0, ""));
    assertThat(check).isEqualTo(new Run(0, ""));
  }

  @Test
  void itNamesAndCorrectsAWrongConfiguration() throws Exception {
    List<TopicSpec> specs = specs("changed", 1);
    create(specs);
    setConfig("changed.targets", "retention.ms", "1000");
    registry.setCompatibility("changed.targets-key", "NONE");

    Run check = check(specs);

    assertThat(check.exit()).isEqualTo(1);
    assertThat(check.output().lines())
        .containsExactlyInAnyOrder(
            "topic changed.targets: retention.ms is 1000, not -1",
            "subject changed.targets-key: compatibility is NONE, not FULL_TRANSITIVE");
    assertThat(create(specs).output()).contains("retention.ms is 1000, not -1: corrected");
    assertThat(check(specs)).isEqualTo(new Run(0, ""));
  }

  @Test
  void anotherNumberOfPartitionsIsRefusedBeforeAnythingIsDone() {
    create(specs("split", 2));

    assertThat(check(specs("split", 3)).output())
        .contains("topic split.register: partitions are 2, not 3");
    assertThatThrownBy(() -> create(specs("split", 3)))
        .asInstanceOf(type(Failure.class))
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(2))
        .satisfies(e -> assertThat(e).hasMessageContaining("partitions are 2, not 3"))
        .satisfies(e -> assertThat(e).hasMessageContaining("topic.prefix"));
  }

  @Test
  void aForeignSchemaUnderOurSubjectIsNamed() {
    registry.register(
        "foreign.targets-value",
        SchemaBuilder.record("Other").fields().requiredString("x").endRecord());

    assertThat(check(specs("foreign", 1)).output())
        .contains("subject foreign.targets-value: schema of this version is not registered");
    assertThatThrownBy(() -> create(specs("foreign", 1)))
        .asInstanceOf(type(Failure.class))
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(2))
        .satisfies(e -> assertThat(e).hasMessageContaining("foreign.targets-value"));
  }

  @Test
  void moreCopiesThanBrokersAreRefused() {
    assertThatThrownBy(() -> topics(broker.clientOptions()).create(specs("copies", 1), (short) 3))
        .asInstanceOf(type(Failure.class))
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(2))
        .satisfies(e -> assertThat(e).hasMessageContaining("number of brokers"));
  }

  @Test
  void aBrokerThatIsNotThereIsNamedInTime() {
    String nobody = "127.0.0.1:" + RegistryProcess.freePort();

    assertThatThrownBy(
            () ->
                TopicAdmin.connect(Map.of("bootstrap.servers", nobody), Duration.ofSeconds(2))
                    .create(specs("nobody", 1), ONE_COPY))
        .asInstanceOf(type(Failure.class))
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(3))
        .satisfies(e -> assertThat(e).hasMessageContaining(nobody));
    assertThatThrownBy(() -> topics(Map.of("bootstrap.servers", "no.such.host.invalid:9092")))
        .asInstanceOf(type(Failure.class))
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(3));
  }

  @Test
  void aRegistryThatIsNotThereIsNamed() {
    String nobody = "http://127.0.0.1:" + RegistryProcess.freePort();
    SubjectAdmin subjects = new SubjectAdmin(new SchemaRegistry(RegistryConfig.at(nobody)));

    assertThatThrownBy(() -> subjects.differences(specs("nobody", 1)))
        .extracting(KnownFailures::of, as(type(Failure.class)))
        .satisfies(e -> assertThat(e.exitCode()).isEqualTo(3))
        .satisfies(e -> assertThat(e).hasMessageContaining(nobody))
        .satisfies(e -> assertThat(e).hasMessageContaining("start the schema registry"));
  }

  @Test
  void tenMebibytesOfGarbageFindRoomInTheInputAndAmongTheDeadLetters() throws Exception {
    create(specs("garbage", 1));
    byte[] garbage = new byte[10 * 1024 * 1024];
    Map<String, Object> config = new HashMap<>(broker.clientOptions());
    config.put("max.request.size", TopicSpecs.LARGEST_REQUEST);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("garbage.returns.output", garbage)).get();
      ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>("garbage.dead-letters", garbage);
      letter.headers().add("__streams.errors.stacktrace", new byte[64 * 1024]);
      producer.send(letter).get();
    }
  }

  private Run create(List<TopicSpec> specs) {
    try (TopicAdmin topics = topics(broker.clientOptions())) {
      return run(new TopicSetup(topics, new SubjectAdmin(registry)).create(specs, ONE_COPY), 0);
    }
  }

  private Run check(List<TopicSpec> specs) {
    try (TopicAdmin topics = topics(broker.clientOptions())) {
      return run(new TopicSetup(topics, new SubjectAdmin(registry)).differences(specs), 1);
    }
  }

  private static Run run(List<String> lines, int exitIfAny) {
    return new Run(lines.isEmpty() ? 0 : exitIfAny, String.join("\n", lines));
  }

  private static TopicAdmin topics(Map<String, String> options) {
    return TopicAdmin.connect(options, Duration.ofSeconds(20));
  }

  private static List<TopicSpec> specs(String prefix, int partitions) {
    return new TopicSpecs(new Topics(prefix), partitions).all();
  }

  private static void setConfig(String topic, String key, String value) throws Exception {
    Map<ConfigResource, Collection<AlterConfigOp>> change =
        Map.of(
            new ConfigResource(ConfigResource.Type.TOPIC, topic),
            List.of(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET)));
    try (Admin admin = Admin.create(Map.copyOf(broker.clientOptions()))) {
      admin.incrementalAlterConfigs(change).all().get();
    }
  }
}
