package io.tongji.it;

import static org.apache.kafka.common.config.TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG;

import io.tongji.app.config.Keys;
import io.tongji.app.local.Ports;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A cluster of three brokers, which are its controllers too, each in a process of its own that can
 * be killed. Every partition has three copies.
 */
final class ThreeBrokers implements Brokers {

  static final List<Integer> NODES = List.of(1, 2, 3);

  /** Partitions of the coordinators' topics. */
  static final int COORDINATORS = 6;

  private static final String CONTROLLER = "CONTROLLER";
  private static final Duration LONG = Duration.ofMinutes(2);

  private final Path directory;
  private final Site site;
  private final Map<Integer, Integer> ports;
  private final Map<Integer, Integer> controllerPorts;
  private final Map<Integer, Integer> reachedAt;
  private final Map<Integer, Integer> controllersReachedAt;
  private final Map<Integer, Process> processes = new TreeMap<>();

  private ThreeBrokers(Path directory, Site site) {
    this.directory = directory;
    this.site = site;
    List<Integer> free =
        Stream.generate(() -> Ports.claim("Kafka", 0)).distinct().limit(2L * NODES.size()).toList();
    ports = byNode(free.subList(0, NODES.size()));
    controllerPorts = byNode(free.subList(NODES.size(), free.size()));
    reachedAt = reached(ports);
    controllersReachedAt = reached(controllerPorts);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** What a site calls one of them. */
  static String name(int node) {
    return "broker-" + node;
  }

  private Map<Integer, Integer> reached(Map<Integer, Integer> of) {
    Map<Integer, Integer> reached = new TreeMap<>();
    of.forEach((node, port) -> reached.put(node, site.reachedAt(name(node), port)));
    return reached;
  }

  /** Starts them with their data in a directory, and waits until the cluster has all three. */
  static ThreeBrokers start(Path directory) {
    return start(directory, Site.PLAIN);
  }

  /** The same at a site. */
  static ThreeBrokers start(Path directory, Site site) {
    ThreeBrokers brokers = new ThreeBrokers(directory, site);
    try {
      String cluster = Uuid.randomUuid().toString();
      for (int node : NODES) {
        brokers.format(node, cluster);
        brokers.startAgain(node);
      }
      brokers.awaitTogether();
      return brokers;
    } catch (Exception failed) {
      brokers.close();
      throw new IllegalStateException("the cluster did not start; see " + directory, failed);
    }
  }

  private static Map<Integer, Integer> byNode(List<Integer> ports) {
    return IntStream.range(0, NODES.size())
        .boxed()
        .collect(Collectors.toMap(NODES::get, ports::get));
  }

  private void format(int node, String cluster) throws Exception {
    Path data = data(node);
    try (PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(nowhere)
          .setClusterId(cluster)
          .setNodeId(node)
          .addDirectory(data.toString())
          .setControllerListenerName(CONTROLLER)
          .setMetadataLogDirectory(data.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .run();
    }
    Properties properties = new Properties();
    properties.putAll(properties(node));
    try (Writer writer = Files.newBufferedWriter(file(node))) {
      properties.store(writer, "");
    }
  }

  private Path data(int node) {
    return site.disk(name(node), directory.resolve(name(node)));
  }

  private Path file(int node) {
    return directory.resolve("broker-" + node + ".properties");
  }

  private Map<String, String> properties(int node) {
    String listener = "PLAINTEXT://127.0.0.1:" + ports.get(node);
    Map<String, String> properties = new TreeMap<>();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", Integer.toString(node));
    properties.put("controller.quorum.voters", voters());
    properties.put(
        "listeners", listener + "," + CONTROLLER + "://127.0.0.1:" + controllerPorts.get(node));
    properties.put(
        "advertised.listeners",
        "PLAINTEXT://127.0.0.1:%d,%s://127.0.0.1:%d"
            .formatted(reachedAt.get(node), CONTROLLER, controllersReachedAt.get(node)));
    properties.put("controller.listener.names", CONTROLLER);
    properties.put("inter.broker.listener.name", "PLAINTEXT");
    properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("log.dirs", data(node).toString());
    properties.put("auto.create.topics.enable", "false");
    properties.put("offsets.topic.num.partitions", Integer.toString(COORDINATORS));
    properties.put("transaction.state.log.num.partitions", Integer.toString(COORDINATORS));
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("broker.session.timeout.ms", "4000");
    properties.put("broker.heartbeat.interval.ms", "500");
    properties.put("log.cleaner.dedupe.buffer.size", "4194304");
    properties.put("num.network.threads", "2");
    properties.put("num.io.threads", "4");
    return properties;
  }

  private String voters() {
    return NODES.stream()
        .map(node -> node + "@127.0.0.1:" + controllersReachedAt.get(node))
        .collect(Collectors.joining(","));
  }

  /** Starts one that was killed, with all that it had. */
  void startAgain(int node) throws IOException {
    Path log = directory.resolve("broker-" + node + ".log");
    List<String> command = Packaged.server("kafka.Kafka", List.of(file(node).toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(site.environment(name(node)));
    Process process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    processes.put(node, process);
    site.started(name(node), process);
  }

  /** The process of one that was not killed. */
  Process process(int node) {
    return Objects.requireNonNull(processes.get(node));
  }

  /** kill -9. */
  void kill(int node) throws InterruptedException {
    Objects.requireNonNull(processes.remove(node)).destroyForcibly().waitFor();
  }

  /** Which of them leads a partition. */
  int leader(String topic, int partition) throws Exception {
    try (Admin admin = Admin.create(options())) {
      Map<String, TopicDescription> described =
          admin.describeTopics(List.of(topic)).allTopicNames().get();
      return Objects.requireNonNull(described.get(topic)).partitions().get(partition).leader().id();
    }
  }

  /** Which of them coordinates a group. */
  int coordinator(String group) throws Exception {
    try (Admin admin = Admin.create(options())) {
      return admin
          .describeConsumerGroups(List.of(group))
          .all()
          .get()
          .values()
          .iterator()
          .next()
          .coordinator()
          .id();
    }
  }

  /** Leaves only those copies of a partition that nodes have, and waits until the first leads. */
  void keepCopies(TopicPartition partition, List<Integer> nodes) throws Exception {
    try (Admin admin = Admin.create(options())) {
      NewPartitionReassignment wanted = new NewPartitionReassignment(nodes);
      admin.alterPartitionReassignments(Map.of(partition, Optional.of(wanted))).all().get();
      List<Integer> copies =
          Await.until(LONG, () -> copies(admin, partition), there -> there.equals(nodes));
      if (!copies.equals(nodes)) {
        throw new IllegalStateException(partition + " is on " + copies);
      }
    }
  }

  private static List<Integer> copies(Admin admin, TopicPartition partition) throws Exception {
    Map<String, TopicDescription> described =
        admin.describeTopics(List.of(partition.topic())).allTopicNames().get();
    return Objects.requireNonNull(described.get(partition.topic()))
        .partitions()
        .get(partition.partition())
        .replicas()
        .stream()
        .map(Node::id)
        .toList();
  }

  /** Waits until the cluster has all three. */
  private void awaitTogether() throws Exception {
    try (Admin admin = Admin.create(options())) {
      int there =
          Await.until(
              LONG,
              () -> admin.describeCluster().nodes().get().size(),
              nodes -> nodes == NODES.size());
      if (there != NODES.size()) {
        throw new IllegalStateException("only " + there + " brokers are there");
      }
    }
  }

  /** Partitions of which not all copies are up to date, after waiting that there are none. */
  List<String> awaitInSync() throws Exception {
    awaitTogether();
    try (Admin admin = Admin.create(options())) {
      return Await.until(LONG, () -> behind(admin), List::isEmpty);
    }
  }

  private static List<String> behind(Admin admin) throws Exception {
    Collection<String> names =
        admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    Collection<TopicDescription> topics =
        admin.describeTopics(names).allTopicNames().get().values();
    return topics.stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .filter(partition -> partition.isr().size() < NODES.size())
                    .map(partition -> topic.name() + " " + partition))
        .toList();
  }

  /** Of each topic of a prefix, the changelogs included: how many copies a write waits for. */
  Map<String, String> copiesThatWritesAwait(String prefix) throws Exception {
    try (Admin admin = Admin.create(options())) {
      List<ConfigResource> topics =
          admin.listTopics().names().get().stream()
              .filter(name -> name.startsWith(prefix))
              .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
              .toList();
      Map<String, String> copies = new TreeMap<>();
      admin
          .describeConfigs(topics)
          .all()
          .get()
          .forEach(
              (topic, config) ->
                  copies.put(topic.name(), config.get(MIN_IN_SYNC_REPLICAS_CONFIG).value()));
      return copies;
    }
  }

  private Map<String, Object> options() {
    return Map.of("bootstrap.servers", bootstrapServers());
  }

  private String bootstrapServers() {
    return NODES.stream()
        .map(node -> "127.0.0.1:" + reachedAt.get(node))
        .collect(Collectors.joining(","));
  }

  @Override
  public Map<String, String> settings() {
    return Map.of(
        Keys.BOOTSTRAP_SERVERS.name(),
        bootstrapServers(),
        Keys.TOPICS_REPLICATION_FACTOR.name(),
        Integer.toString(NODES.size()));
  }

  @Override
  public void close() {
    processes.values().forEach(Process::destroyForcibly);
    processes.values().forEach(process -> process.onExit().join());
  }
}
