package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ClusterSetup;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.gate.GateService;
import io.tongji.app.local.EmbeddedRegistry;
import io.tongji.app.read.Catchup;
import io.tongji.app.run.Pipeline;
import io.tongji.app.run.StreamsPipeline;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.disclosure.rules.RulesFile;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.CutReader;
import io.tongji.log.cuts.Published;
import io.tongji.log.topics.Topics;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** A real broker and a real registry for tests, with topics of any prefix. */
final class Stand implements AutoCloseable {

  static final int PARTITIONS = 3;
  private static final Duration LONG = Duration.ofMinutes(3);

  private final Brokers brokers;
  private final Path directory;
  private final Catalogue catalogue = CatalogueFiles.builtIn();
  private EmbeddedRegistry registry;

  Stand(Path directory) {
    this(directory, () -> Brokers.alone(directory.resolve("broker")));
  }

  /** With the brokers that {@code starting} starts while the registry starts. */
  Stand(Path directory, Supplier<Brokers> starting) {
    this.directory = directory;
    CompletableFuture<EmbeddedRegistry> registering =
        CompletableFuture.supplyAsync(
            () -> EmbeddedRegistry.start(registryDirectory(directory), 0));
    this.brokers = starting.get();
    try {
      this.registry = registering.join();
    } catch (RuntimeException failed) {
      brokers.close();
      throw failed;
    }
  }

  private static Path registryDirectory(Path directory) {
    return directory.resolve("registry");
  }

  /** Takes the registry away. */
  void stopRegistry() {
    registry.close();
  }

  /** Brings the registry back, where it was and with all that it knew. */
  void startRegistryAgain() {
    registry = EmbeddedRegistry.start(registryDirectory(directory), registry.port());
  }

  /**
   * Puts a registry that knows nothing but the password in the place of the one that was stopped.
   */
  void startEmptyRegistry() throws IOException {
    Path empty = Files.createTempDirectory(directory, "registry-");
    Files.copy(
        registryDirectory(directory).resolve("tongji.secret"), empty.resolve("tongji.secret"));
    registry = EmbeddedRegistry.start(empty, registry.port());
  }

  /** Where tests may put files of theirs. */
  Path directory() {
    return directory;
  }

  Catalogue catalogue() {
    return catalogue;
  }

  /** The settings of one instance, by key. */
  Map<String, String> settings(String prefix, String instance) {
    Map<String, String> settings = new TreeMap<>(brokers.settings());
    registry.clientOptions().forEach((key, value) -> settings.put("serde." + key, value));
    settings.put(
        Keys.SCHEMA_REGISTRY_URL.name(),
        String.valueOf(settings.remove("serde." + Keys.SCHEMA_REGISTRY_URL.name())));
    settings.put(Keys.TOPIC_PREFIX.name(), prefix);
    settings.put(Keys.TOPICS_PARTITIONS.name(), Integer.toString(PARTITIONS));
    settings.put(Keys.STATE_DIR.name(), directory.resolve("state-" + prefix + instance).toString());
    settings.put(Keys.HTTP_PORT.name(), "0");
    settings.put(Keys.INSTANCE_ID.name(), prefix + "-" + instance);
    settings.put(Keys.SESSION_TIMEOUT.name(), "PT6S");
    return settings;
  }

  /** A command with the settings of an instance. */
  List<String> command(String prefix, String... words) {
    List<String> command = new ArrayList<>(List.of(words));
    command.add(SettingsFile.option(settings(prefix, "x"), directory));
    return command;
  }

  /** Starts the pipeline of a prefix in this process, and waits until it is ready. */
  Pipeline start(String prefix) {
    return start(config(prefix));
  }

  /** Starts a pipeline in this process, and waits until it is ready. */
  static Pipeline start(AppConfig config) {
    Pipeline pipeline = StreamsPipeline.create(config);
    try {
      pipeline.start();
      pipeline.awaitReady(LONG, ReadProgress.SILENT);
      return pipeline;
    } catch (RuntimeException refused) {
      pipeline.close();
      throw refused;
    }
  }

  /** Requires that a pipeline is at work, or is again in a while: a busy machine may pause it. */
  static void assertReady(Pipeline pipeline) {
    CompletableFuture<?> failed = pipeline.failure().toCompletableFuture();
    try {
      assertThat(Await.until(LONG, pipeline::ready, ready -> ready || failed.isDone())).isTrue();
    } catch (Exception interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  /** Starts the gate of a prefix in this process, and waits until it works. */
  GateService startGate(String prefix, Path rules) throws Exception {
    GateService gate =
        GateService.start(config(prefix).with(Map.of("release.rules.file", rules.toString())));
    assertThat(Await.until(LONG, gate::isWorking, working -> working)).isTrue();
    return gate;
  }

  /** Writes the usual rules of disclosure control, for this account alone. */
  Path writeRules() throws IOException {
    Path rules =
        Files.writeString(directory.resolve("release.rules"), RulesFile.usual(new byte[16]));
    return Files.setPosixFilePermissions(rules, PosixFilePermissions.fromString("rw-------"));
  }

  AppConfig config(String prefix) {
    return AppConfig.defaults().with(settings(prefix, "test"));
  }

  void createTopics(String prefix) {
    ClusterSetup.createTopics(config(prefix));
  }

  /** Puts the catalogue of a directory in force, while no pipeline of the prefix runs. */
  void apply(String prefix, Path catalogueFiles) {
    ClusterSetup.applyCatalogue(config(prefix), catalogueFiles);
  }

  Clients clients(String prefix) {
    return ConfiguredCluster.clients(config(prefix));
  }

  /** Waits until all input of a prefix has been published. */
  void awaitPublished(String prefix) {
    awaitPublished(prefix, catalogue);
  }

  /** Waits until all input of a prefix has been published under a catalogue. */
  void awaitPublished(String prefix, Catalogue published) {
    Topics topics = new Topics(prefix);
    try (Offsets offsets = new Offsets(clients(prefix))) {
      new Catchup(offsets, topics, PipelineGroups.of(topics, published)).await(LONG);
    }
  }

  /** What compaction leaves of a topic, sooner or later, if all that it held was withdrawn. */
  void recreate(String prefix, String topic) throws Exception {
    try (Admin admin = clients(prefix).admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
      Await.until(LONG, () -> admin.listTopics().names().get(), names -> !names.contains(topic));
    }
    createTopics(prefix);
  }

  /** Leaves a topic of one partition empty. */
  void deleteRecords(String topic) throws Exception {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (Admin admin = clients("any").admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(
                      new AlterConfigOp(
                          new ConfigEntry("cleanup.policy", "delete"), AlterConfigOp.OpType.SET))))
          .all()
          .get();
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(-1))).all().get();
    }
  }

  AggregateTable table(String prefix) {
    return CutReader.table(clients(prefix), new Topics(prefix).live(), ReadProgress.SILENT);
  }

  /** What stands in the live topic of a prefix, without the numbers of cuts and the times. */
  Map<SeriesKey, Aggregate> published(String prefix) {
    return table(prefix).rows().stream()
        .map(Published::aggregate)
        .collect(Collectors.toMap(Aggregate::key, aggregate -> aggregate));
  }

  @Override
  public void close() {
    try {
      brokers.close();
    } finally {
      registry.close();
    }
  }
}
