package io.tongji.log.topics;

import io.tongji.log.cluster.Replies;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.jspecify.annotations.Nullable;

/** The configuration of existing topics, compared with what is specified. */
record TopicConfigs(Admin admin, Replies replies) {

  /** A value that is not as specified. */
  record ConfigDifference(String topic, String key, @Nullable String found, String wanted) {
    @Override
    public String toString() {
      return "topic " + topic + ": " + key + " is " + found + ", not " + wanted;
    }
  }

  List<ConfigDifference> differences(List<TopicSpec> specs) {
    List<ConfigResource> resources = specs.stream().map(spec -> resource(spec.name())).toList();
    Map<ConfigResource, Config> found =
        replies.of(admin.describeConfigs(resources).all(), "read the topics' configuration");
    List<ConfigDifference> differences = new ArrayList<>();
    for (TopicSpec spec : specs) {
      differences.addAll(differences(spec, found.get(resource(spec.name()))));
    }
    return differences;
  }

  void correct(List<ConfigDifference> differences) {
    Map<ConfigResource, Collection<AlterConfigOp>> operations = new HashMap<>();
    for (ConfigDifference difference : differences) {
      ConfigEntry entry = new ConfigEntry(difference.key(), difference.wanted());
      operations
          .computeIfAbsent(resource(difference.topic()), topic -> new ArrayList<>())
          .add(new AlterConfigOp(entry, AlterConfigOp.OpType.SET));
    }
    if (!operations.isEmpty()) {
      replies.of(admin.incrementalAlterConfigs(operations).all(), "configure the topics");
    }
  }

  private static List<ConfigDifference> differences(TopicSpec spec, @Nullable Config found) {
    List<ConfigDifference> differences = new ArrayList<>();
    spec.config()
        .forEach(
            (key, wanted) -> {
              ConfigEntry entry = found == null ? null : found.get(key);
              String value = entry == null ? null : entry.value();
              if (!Objects.equals(wanted, value)) {
                differences.add(new ConfigDifference(spec.name(), key, value, wanted));
              }
            });
    return differences;
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }
}
