package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.log.cluster.Clients;
import io.tongji.log.topics.TopicSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What others, or a lost disk, leave of a cluster. */
final class Leavings {

  private static final Duration TO_BE_KNOWN = Duration.ofSeconds(20);

  private Leavings() {}

  /** A pipeline of another version, or a gate: a group that has read, and a topic of its own. */
  static void of(Clients clients, String group) throws Exception {
    String topic = group + "-pairs";
    Map<TopicPartition, OffsetAndMetadata> read =
        Map.of(new TopicPartition(topic, 0), new OffsetAndMetadata(0));
    try (Admin admin = clients.admin()) {
      admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
      assertThat(Await.until(TO_BE_KNOWN, () -> commits(admin, group, read), done -> done))
          .isTrue();
    }
  }

  /** A topic has another configuration than it should have. */
  static void spoil(Clients clients, String topic) throws Exception {
    ConfigEntry kept = new ConfigEntry(TopicConfig.CLEANUP_POLICY_CONFIG, "delete");
    try (Admin admin = clients.admin()) {
      admin
          .incrementalAlterConfigs(
              Map.of(
                  new ConfigResource(ConfigResource.Type.TOPIC, topic),
                  List.of(new AlterConfigOp(kept, AlterConfigOp.OpType.SET))))
          .all()
          .get();
    }
  }

  /** Loses all topics; one is there again, empty. */
  static void lose(Clients clients, TopicSpec again) throws Exception {
    try (Admin admin = clients.admin()) {
      admin.deleteTopics(admin.listTopics().names().get()).all().get();
      Await.until(TO_BE_KNOWN, () -> admin.listTopics().names().get(), Set::isEmpty);
      NewTopic topic = new NewTopic(again.name(), again.partitions(), (short) 1);
      admin.createTopics(List.of(topic.configs(again.config()))).all().get();
    }
  }

  /** False while the group's broker has not heard of the new topic. */
  private static boolean commits(
      Admin admin, String group, Map<TopicPartition, OffsetAndMetadata> read) throws Exception {
    try {
      admin.alterConsumerGroupOffsets(group, read).all().get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return false;
      }
      throw e;
    }
  }
}
