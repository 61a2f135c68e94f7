package io.tongji.bench.run;

import io.tongji.app.cluster.ClusterSetup;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.log.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/** Takes away all that a contender left beside the input, so that the next one begins as it did. */
final class Cleaning {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final long GLANCE_MILLIS = 50;
  private static final String INTERNAL = "__";

  private final AppConfig config;

  Cleaning(AppConfig config) {
    this.config = config;
  }

  /** Deletes groups and topics, and creates those anew that the application expects. */
  void run() throws InterruptedException {
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    try (Admin admin = ConfiguredCluster.clients(config).admin()) {
      deleteGroups(admin);
      List<String> kept = new ArrayList<>(topics.inputs());
      kept.addAll(topics.computedFrom());
      kept.add(topics.catalogue());
      Set<String> stale = stale(admin, kept);
      answer(admin.deleteTopics(stale).all());
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (!stale(admin, kept).isEmpty()) {
        pause(deadline, "topics are not deleted: " + stale);
      }
    }
    ClusterSetup.createTopics(config);
  }

  /**
   * A contender that was ended by force is a member of its group until the broker has missed it for
   * the session's timeout; a group with members cannot be deleted.
   */
  private static void deleteGroups(Admin admin) throws InterruptedException {
    Set<String> groups = new HashSet<>();
    answer(admin.listGroups().all()).forEach(group -> groups.add(group.groupId()));
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!inhabited(admin, groups).isEmpty()) {
      pause(deadline, "groups still have members: " + groups);
    }
    answer(admin.deleteConsumerGroups(groups).all());
  }

  private static Set<String> inhabited(Admin admin, Set<String> groups)
      throws InterruptedException {
    Set<String> inhabited = new HashSet<>();
    answer(admin.describeConsumerGroups(groups).all())
        .forEach(
            (group, description) -> {
              if (!description.members().isEmpty()) {
                inhabited.add(group);
              }
            });
    return inhabited;
  }

  private static void pause(long deadline, String reason) throws InterruptedException {
    if (System.nanoTime() > deadline) {
      throw new BenchException("the broker does not clean up within " + PATIENCE + ": " + reason);
    }
    Thread.sleep(GLANCE_MILLIS);
  }

  private static Set<String> stale(Admin admin, List<String> kept) throws InterruptedException {
    Set<String> names = new HashSet<>(answer(admin.listTopics().names()));
    names.removeIf(name -> kept.contains(name) || name.startsWith(INTERNAL));
    return names;
  }

  private static <T> T answer(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | java.util.concurrent.TimeoutException failed) {
      throw new BenchException("the broker does not clean up: " + failed.getMessage(), failed);
    }
  }
}
