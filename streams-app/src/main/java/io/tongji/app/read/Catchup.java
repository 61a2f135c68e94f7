package io.tongji.app.read;

import io.tongji.app.run.BacklogGate;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/** Waits until everything that stands in the input topics has been published. */
public final class Catchup {

  private final Offsets offsets;
  private final Topics topics;
  private final String applicationId;

  /** Of the pipeline with this group. */
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
   * @throws Failure if that takes longer than the timeout
   */
  public void await(Duration timeout) {
    long deadline = System.nanoTime() + timeout.toNanos();
    List<String> read = new ArrayList<>(topics.computedFrom());
    read.add(topics.vintages()); // nominal growth is on what was released
    awaitPassed(offsets.ends(read), deadline);
    await(() -> BacklogGate.hasContributed(offsets, applicationId), deadline);
    awaitPassed(offsets.endsOfAllWritten(topics.contributions(applicationId)), deadline);
    awaitCommitted(topics.live(), deadline);
  }

  private void awaitPassed(Map<TopicPartition, Long> ends, long deadline) {
    await(() -> offsets.passed(applicationId, ends), deadline);
  }

  private void awaitCommitted(String topic, long deadline) {
    Map<TopicPartition, Long> written = offsets.endsOfAllWritten(topic);
    await(() -> reached(offsets.ends(List.of(topic)), written), deadline);
  }

  private static boolean reached(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> goals) {
    return goals.entrySet().stream()
        .allMatch(goal -> ends.getOrDefault(goal.getKey(), 0L) >= goal.getValue());
  }

  private void await(BooleanSupplier reached, long deadline) {
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw Failure.server(
            "the pipeline " + applicationId + " has not read all input in time",
            "start it, or raise operation.timeout");
      }
      ProgressTimeout.pause();
    }
  }
}
