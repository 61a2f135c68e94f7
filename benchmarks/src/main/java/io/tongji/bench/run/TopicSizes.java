package io.tongji.bench.run;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.log.topics.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;

/**
 * Bytes on the broker's disk, as compressed there.
 *
 * @param published in the live topic
 * @param betweenStages in the topic between the two stages; it is purged as it is read
 * @param changelogs of the application's stores
 */
public record TopicSizes(long published, long betweenStages, long changelogs) {

  /** Of the topics of a configuration, as they stand now. */
  public static TopicSizes of(AppConfig config) {
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    String id = PipelineGroups.of(topics, ConfiguredCluster.catalogue(config).catalogue());
    Map<String, Long> bytes = bytes(config);
    return new TopicSizes(
        sum(bytes, topics.live()::equals),
        sum(bytes, topics.contributions(id)::equals),
        sum(bytes, name -> name.startsWith(id) && name.endsWith("-changelog")));
  }

  private static long sum(Map<String, Long> bytes, Predicate<String> which) {
    return bytes.entrySet().stream()
        .filter(topic -> which.test(topic.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static Map<String, Long> bytes(AppConfig config) {
    Map<String, Long> bytes = new HashMap<>();
    try (Admin admin = ConfiguredCluster.clients(config).admin()) {
      List<Integer> brokers =
          admin.describeCluster().nodes().get().stream().map(node -> node.id()).toList();
      for (Map<String, LogDirDescription> directories :
          admin.describeLogDirs(brokers).allDescriptions().get().values()) {
        for (LogDirDescription directory : directories.values()) {
          directory
              .replicaInfos()
              .forEach((at, replica) -> bytes.merge(at.topic(), replica.size(), Long::sum));
        }
      }
      return bytes;
    } catch (ExecutionException failed) {
      throw new BenchException("the broker does not state the sizes of its topics", failed);
    } catch (InterruptedException interrupted) {
      throw new org.apache.kafka.common.errors.InterruptException(interrupted);
    }
  }
}
