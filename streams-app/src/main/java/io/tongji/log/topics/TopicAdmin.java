package io.tongji.log.topics;

import io.tongji.failure.Failure;
import io.tongji.log.cluster.KafkaConnection;
import io.tongji.log.cluster.Replies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics of a cluster: creates them as specified, and finds where they differ. */
public final class TopicAdmin implements AutoCloseable {
  private static final int REPLICAS_THAT_MAY_LOSE_ONE = 3;

  private final Admin admin;
  private final Replies replies;
  private final TopicConfigs configs;

  private TopicAdmin(Admin admin, Replies replies) {
    this.admin = admin;
    this.replies = replies;
    this.configs = new TopicConfigs(admin, replies);
  }

  /** Connects by a Kafka client's properties; each answer is waited for no longer than given. */
  public static TopicAdmin connect(Map<String, ?> clientProperties, Duration timeout) {
    String servers =
        String.valueOf(clientProperties.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    Admin admin = KafkaConnection.admin(clientProperties, timeout);
    return new TopicAdmin(admin, new Replies(servers, timeout));
  }

  /**
   * Creates the missing topics and corrects the configuration of the others.
   *
   * @return what was done, a line each; nothing where all was in order
   */
  public List<String> create(List<TopicSpec> specs, short replicationFactor) {
    Map<String, TopicDescription> existing = describe(specs);
    refuse(otherPartitions(specs, existing));
    List<TopicSpec> missing =
        specs.stream().filter(spec -> !existing.containsKey(spec.name())).toList();
    List<TopicSpec> present =
        specs.stream().filter(spec -> existing.containsKey(spec.name())).toList();
    createMissing(missing, replicationFactor);
    List<String> done = new ArrayList<>();
    missing.forEach(spec -> done.add("topic " + spec.name() + ": created"));
    List<TopicConfigs.ConfigDifference> differences = configs.differences(present);
    configs.correct(differences);
    differences.forEach(difference -> done.add(difference + ": corrected"));
    return done;
  }

  /** Where the topics are not as specified, a line each. */
  public List<String> differences(List<TopicSpec> specs) {
    Map<String, TopicDescription> existing = describe(specs);
    List<String> differences = new ArrayList<>();
    List<TopicSpec> present = new ArrayList<>();
    for (TopicSpec spec : specs) {
      if (existing.containsKey(spec.name())) {
        present.add(spec);
      } else {
        differences.add("topic " + spec.name() + ": missing");
      }
    }
    differences.addAll(otherPartitions(present, existing));
    configs.differences(present).forEach(difference -> differences.add(difference.toString()));
    return differences;
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }

  private Map<String, TopicDescription> describe(List<TopicSpec> specs) {
    List<String> names = specs.stream().map(TopicSpec::name).toList();
    Map<String, KafkaFuture<TopicDescription>> futures =
        admin.describeTopics(names).topicNameValues();
    Map<String, TopicDescription> found = new HashMap<>();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : futures.entrySet()) {
      TopicDescription description =
          replies.of(
              topic.getValue(),
              "read topic " + topic.getKey(),
              UnknownTopicOrPartitionException.class);
      if (description != null) {
        found.put(topic.getKey(), description);
      }
    }
    return found;
  }

  private static List<String> otherPartitions(
      List<TopicSpec> specs, Map<String, TopicDescription> existing) {
    List<String> differences = new ArrayList<>();
    for (TopicSpec spec : specs) {
      TopicDescription found = existing.get(spec.name());
      int count = found == null ? spec.partitions() : found.partitions().size();
      if (count != spec.partitions()) {
        differences.add(
            "topic " + spec.name() + ": partitions are " + count + ", not " + spec.partitions());
      }
    }
    return differences;
  }

  /** The first of several findings of one kind, and how many there are beside it. */
  public static String summary(List<String> findings) {
    int more = findings.size() - 1;
    return findings.get(0) + (more == 0 ? "" : ", and " + more + " more like it");
  }

  private static void refuse(List<String> otherPartitions) {
    if (!otherPartitions.isEmpty()) {
      throw Failure.setting(
          summary(otherPartitions),
          "set topics.partitions to what the topics have, or another topic.prefix: the"
              + " partitions of a topic that holds records cannot be changed");
    }
  }

  private void createMissing(List<TopicSpec> specs, short replicationFactor) {
    List<NewTopic> topics = specs.stream().map(spec -> newTopic(spec, replicationFactor)).toList();
    Map<String, KafkaFuture<Void>> futures = admin.createTopics(topics).values();
    // another instance may have been faster
    futures.forEach(
        (topic, created) ->
            replies.of(created, "create topic " + topic, TopicExistsException.class));
    awaitVisible(specs);
  }

  /**
   * What a new topic is configured with because of its number of copies: with three or more, a
   * write waits for two, so that the loss of one broker loses nothing and stops nothing.
   */
  public static Map<String, String> ofCopies(int replicationFactor) {
    return replicationFactor >= REPLICAS_THAT_MAY_LOSE_ONE
        ? Map.of(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2")
        : Map.of();
  }

  private static NewTopic newTopic(TopicSpec spec, short replicationFactor) {
    Map<String, String> config = new HashMap<>(spec.config());
    config.putAll(ofCopies(replicationFactor));
    return new NewTopic(spec.name(), spec.partitions(), replicationFactor).configs(config);
  }

  private void awaitVisible(List<TopicSpec> specs) {
    Optional<Map<String, TopicDescription>> all =
        new NewTopics(replies.timeout())
            .ask(() -> Optional.of(describe(specs)).filter(seen -> seen.size() == specs.size()));
    if (all.isEmpty()) {
      throw replies
          .silence()
          .from(new UnknownTopicOrPartitionException("new topics do not appear"));
    }
  }
}
