package io.tongji.app.doctor;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.doctor.Diagnosis.Matter;
import io.tongji.app.rights.RightsTable;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Replies;
import io.tongji.log.topics.TopicSpec;
import io.tongji.log.topics.TopicSpecs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourceType;

/** Looks at the brokers, their disks, the copies of topics, clocks and rights. */
final class ClusterExamination implements AutoCloseable {

  private static final String TRANSACTIONS = "transaction.version";
  private static final int SAFE = 2;
  private static final double FULL = 0.05;
  private static final double NEARLY_FULL = 0.2;
  private static final Duration AHEAD = Duration.ofSeconds(5);

  private final AppConfig config;
  private final TopicSpecs specs;
  private final Admin admin;
  private final Replies replies;

  ClusterExamination(AppConfig config, Clients clients, TopicSpecs specs) {
    this.config = config;
    this.specs = specs;
    this.admin = clients.admin();
    this.replies = Replies.to(clients);
  }

  /** What to look at, in the order of the page. */
  Map<Matter, Supplier<List<Diagnosis>>> looks() {
    Map<Matter, Supplier<List<Diagnosis>>> looks = new LinkedHashMap<>();
    looks.put(Matter.BROKERS, this::brokers);
    looks.put(Matter.BROKER_DISKS, this::disks);
    looks.put(Matter.COPIES, this::copies);
    looks.put(Matter.CLOCK, this::clock);
    looks.put(Matter.RIGHTS, this::rights);
    return looks;
  }

  private List<Diagnosis> brokers() {
    DescribeClusterResult cluster = admin.describeCluster();
    int brokers = replies.of(cluster.nodes()).size();
    int wanted = config.get(Keys.TOPICS_REPLICATION_FACTOR);
    List<Diagnosis> found = new ArrayList<>();
    String value =
        "%d at %s, cluster %s"
            .formatted(
                brokers, config.get(Keys.BOOTSTRAP_SERVERS), replies.of(cluster.clusterId()));
    found.add(
        brokers >= wanted
            ? Diagnosis.ok(Matter.BROKERS, value)
            : Diagnosis.wrong(
                Matter.BROKERS,
                "%s, fewer than topics.replication.factor=%d".formatted(value, wanted),
                "start those that are away"));
    FinalizedVersionRange inForce =
        replies
            .of(admin.describeFeatures().featureMetadata())
            .finalizedFeatures()
            .get(TRANSACTIONS);
    int version = inForce == null ? 0 : inForce.maxVersionLevel();
    if (version < SAFE) {
      found.add(
          Diagnosis.warn(
              Matter.BROKERS,
              TRANSACTIONS + " is " + version,
              "when all brokers are of 4.x, raise it: kafka-features.sh upgrade --feature "
                  + TRANSACTIONS
                  + "="
                  + SAFE));
    }
    return found;
  }

  private List<Diagnosis> disks() {
    List<Integer> brokers =
        replies.of(admin.describeCluster().nodes()).stream().map(Node::id).toList();
    List<Diagnosis> found = new ArrayList<>();
    replies
        .of(admin.describeLogDirs(brokers).allDescriptions())
        .forEach(
            (broker, directories) ->
                directories.forEach(
                    (path, disk) ->
                        found.add(disk("broker %d, %s".formatted(broker, path), disk))));
    return found.isEmpty()
        ? List.of(
            Diagnosis.warn(
                Matter.BROKER_DISKS,
                "the brokers do not say how full they are",
                "look there, or give this login Describe on the cluster"))
        : found;
  }

  private static Diagnosis disk(String where, LogDirDescription disk) {
    if (disk.error() != null) {
      return Diagnosis.wrong(
          Matter.BROKER_DISKS, where + ": " + disk.error().getMessage(), "mend the disk");
    }
    OptionalLong total = disk.totalBytes();
    OptionalLong usable = disk.usableBytes();
    if (total.isEmpty() || usable.isEmpty()) {
      return Diagnosis.ok(Matter.BROKER_DISKS, where + ": does not say how full it is");
    }
    double free = (double) usable.getAsLong() / total.getAsLong();
    String value = "%s: %.0f %% free".formatted(where, 100 * free);
    return free >= NEARLY_FULL
        ? Diagnosis.ok(Matter.BROKER_DISKS, value)
        : free >= FULL
            ? Diagnosis.warn(Matter.BROKER_DISKS, value, "make room, or add a disk")
            : Diagnosis.wrong(Matter.BROKER_DISKS, value, "make room, or add a disk");
  }

  private Map<String, TopicDescription> topics() {
    Set<String> there = replies.of(admin.listTopics().names());
    List<String> ours = specs.all().stream().map(TopicSpec::name).filter(there::contains).toList();
    return replies.of(
        admin
            .describeTopics(ours, new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .allTopicNames());
  }

  private List<Diagnosis> copies() {
    List<String> without = new ArrayList<>();
    List<String> behind = new ArrayList<>();
    topics()
        .forEach(
            (topic, description) -> {
              for (TopicPartitionInfo partition : description.partitions()) {
                String name = topic + "-" + partition.partition();
                if (partition.leader() == null || partition.leader().isEmpty()) {
                  without.add(name);
                } else if (partition.isr().size() < partition.replicas().size()) {
                  behind.add(name);
                }
              }
            });
    if (!without.isEmpty()) {
      return List.of(
          Diagnosis.wrong(
              Matter.COPIES,
              "%d partitions have no leader, %s first".formatted(without.size(), without.get(0)),
              "start the brokers that are away"));
    }
    return List.of(
        behind.isEmpty()
            ? Diagnosis.ok(Matter.COPIES, "all are up to date")
            : Diagnosis.warn(
                Matter.COPIES,
                "of %d partitions a copy is behind, %s first"
                    .formatted(behind.size(), behind.get(0)),
                "start the brokers that are away, and wait until they have caught up"));
  }

  /** Records of a time that has not come here: this clock is behind, or their sender's ahead. */
  private List<Diagnosis> clock() {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    topics()
        .forEach(
            (topic, description) ->
                description
                    .partitions()
                    .forEach(
                        partition ->
                            latest.put(
                                new TopicPartition(topic, partition.partition()),
                                OffsetSpec.maxTimestamp())));
    long newest =
        replies.of(admin.listOffsets(latest).all()).values().stream()
            .mapToLong(ListOffsetsResultInfo::timestamp)
            .max()
            .orElse(-1);
    long ahead = newest - System.currentTimeMillis();
    return ahead <= AHEAD.toMillis()
        ? List.of(Diagnosis.ok(Matter.CLOCK, "no record is of a time to come"))
        : List.of(
            Diagnosis.wrong(
                Matter.CLOCK,
                "a record is %d s ahead of this machine".formatted(ahead / 1000),
                "have a time service set the clocks (docs/runbooks/clock-set-back.md)"));
  }

  /** On topics that there are: brokers do not say it of other things. */
  private List<Diagnosis> rights() {
    Map<String, Set<AclOperation>> allowed =
        topics().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    topic -> Set.copyOf(topic.getValue().authorizedOperations())));
    RightsTable table = RightsTable.read();
    List<String> roles =
        table.roles().stream()
            .map(RightsTable.UserRole::name)
            .filter(role -> suffices(table, role, allowed))
            .toList();
    return List.of(
        roles.isEmpty()
            ? Diagnosis.warn(
                Matter.RIGHTS,
                "on the topics this login has the rights of no role",
                "grant them: ./tongji acls prints how")
            : Diagnosis.ok(
                Matter.RIGHTS,
                "on the topics this login has those of " + String.join(", ", roles)));
  }

  private boolean suffices(RightsTable table, String role, Map<String, Set<AclOperation>> allowed) {
    return table.of(role, specs.topics()).stream()
        .filter(right -> right.on().resourceType() == ResourceType.TOPIC)
        .allMatch(
            right ->
                allowed.entrySet().stream()
                    .filter(
                        topic ->
                            right.on().patternType() == PatternType.LITERAL
                                ? topic.getKey().equals(right.on().name())
                                : topic.getKey().startsWith(right.on().name()))
                    .allMatch(topic -> topic.getValue().contains(right.operation())));
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
