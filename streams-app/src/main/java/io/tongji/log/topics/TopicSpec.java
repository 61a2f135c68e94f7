package io.tongji.log.topics;

import io.tongji.log.registry.SchemaRegistry;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** How a topic is to be: its partitions, its configuration, and the schemas of its records. */
public record TopicSpec(
    String name, int partitions, SortedMap<String, String> config, @Nullable Schemas schemas) {

  /** The schemas of a topic's keys and values. */
  public record Schemas(Schema key, Schema value) {}

  public TopicSpec {
    Objects.requireNonNull(name, "name");
    if (partitions < 1) {
      throw new IllegalArgumentException("a topic has at least 1 partition, not " + partitions);
    }
    config = Collections.unmodifiableSortedMap(new TreeMap<>(config));
  }

  public String keySubject() {
    return SchemaRegistry.subject(name, true);
  }

  public String valueSubject() {
    return SchemaRegistry.subject(name, false);
  }

  /** True if brokers keep of each key the latest record alone, so that offsets mean nothing. */
  public boolean isCompacted() {
    return TopicConfig.CLEANUP_POLICY_COMPACT.equals(config.get(TopicConfig.CLEANUP_POLICY_CONFIG));
  }

  /** The schemas by subject; none where the topic holds bytes. */
  public Map<String, Schema> subjects() {
    return Optional.ofNullable(schemas)
        .map(both -> Map.of(keySubject(), both.key(), valueSubject(), both.value()))
        .orElse(Map.of());
  }
}
