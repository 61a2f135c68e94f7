package io.tongji.app.read;

import io.tongji.app.run.StartupBacklog;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/** Waits until everything that stands in the input topics has been published. */
public final class Catchup {

  private final Offsets offsets;
  private final Topics topics;
  private final String applicationId;

  /** A wait for the pipeline whose application.id this is. */
  public Catchup(Offsets offsets, Topics topics, String applicationId) {
    this.offsets = offsets;
    this.topics = topics;
    this.applicationId = applicationId;
  }

  /**
   * Waits until what the input that stands now has changed can be read from the live topic.
   *
   * <p>A transaction ends in each partition by itself: a stage may have committed what it read
   * before a reader of committed records is given what it wrote. So all that is written counts.
   *
   * @param timeout how long the pipeline may get no further
   * @throws Failure if it does not in that time
   */
  public void await(Duration timeout) {
    List<String> read = new ArrayList<>(topics.computedFrom());
    read.add(topics.vintages()); // nominal growth is on what was released
    awaitPassed(offsets.ends(read), timeout);
    String contributions = topics.contributions(applicationId);
    await(
        () -> StartupBacklog.hasContributed(offsets, applicationId),
        () -> sum(offsets.endsOfAllWritten(contributions)),
        timeout);
    awaitPassed(offsets.endsOfAllWritten(contributions), timeout);
    awaitCommitted(topics.live(), timeout);
  }

  private void awaitPassed(Map<TopicPartition, Long> ends, Duration timeout) {
    await(
        () -> offsets.passed(applicationId, ends),
        () -> offsets.read(applicationId, ends),
        timeout);
  }

  private void awaitCommitted(String topic, Duration timeout) {
    Map<TopicPartition, Long> written = offsets.endsOfAllWritten(topic);
    await(
        () -> reached(offsets.ends(List.of(topic)), written),
        () -> sum(offsets.ends(List.of(topic))),
        timeout);
  }

  private static long sum(Map<TopicPartition, Long> ends) {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  private static boolean reached(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> goals) {
    return goals.entrySet().stream()
        .allMatch(goal -> ends.getOrDefault(goal.getKey(), 0L) >= goal.getValue());
  }

  private void await(BooleanSupplier reached, LongSupplier place, Duration timeout) {
    ProgressTimeout silence = new ProgressTimeout();
    while (!reached.getAsBoolean()) {
      silence.reached(place.getAsLong());
      if (silence.expired(timeout)) {
        throw Failure.server(
            "the pipeline %s has not read all input, and got no further for %d s"
                .formatted(applicationId, timeout.toSeconds()),
            "start it, or raise operation.timeout");
      }
      ProgressTimeout.pause();
    }
  }
}
