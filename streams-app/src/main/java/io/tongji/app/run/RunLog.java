package io.tongji.app.run;

import io.tongji.pipeline.ports.RecordCounts;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.processor.TaskId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run does, for the log at INFO, a line each: start, which tasks it has, has taken over or
 * given up, how many records it judged in each minute, and its end.
 */
final class RunLog implements RecordCounts {

  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  private final RecordCounts shown;
  private final LongAdder judged = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder queried = new LongAdder();
  private final LongAdder deadLetters = new LongAdder();
  private SortedSet<TaskId> tasks = Collections.emptySortedSet();

  /**
   * Counts, too.
   *
   * @param shown receives all counts
   */
  RunLog(RecordCounts shown) {
    this.shown = shown;
  }

  /** The pipeline starts as a member of a group. */
  void starts(String group, String brokers) {
    LOG.info("starts as a member of {} at {}", group, brokers);
  }

  /** The state of the pipeline has changed. */
  void changed(KafkaStreams streams, State before, State now) {
    LOG.info("state {} after {}", now, before);
    if (now == State.RUNNING) {
      assigned(
          streams.metadataForLocalThreads().stream()
              .flatMap(thread -> thread.activeTasks().stream())
              .map(TaskMetadata::taskId)
              .toList());
    }
  }

  /** These tasks are this instance's, standbys left aside. */
  synchronized void assigned(Collection<TaskId> now) {
    SortedSet<TaskId> gained = new TreeSet<>(now);
    gained.removeAll(tasks);
    SortedSet<TaskId> lost = new TreeSet<>(tasks);
    now.forEach(lost::remove);
    tasks = new TreeSet<>(now);
    LOG.info(
        "has tasks {}; taken over: {}; given up: {}", words(tasks), words(gained), words(lost));
  }

  private static String words(SortedSet<TaskId> tasks) {
    return tasks.isEmpty()
        ? "none"
        : tasks.stream().map(TaskId::toString).collect(Collectors.joining(" "));
  }

  /** A minute has passed. */
  void minute() {
    LOG.info(
        "last minute: judged {}, refused {}, queries {}, dead letters {}",
        judged.sumThenReset(),
        refused.sumThenReset(),
        queried.sumThenReset(),
        deadLetters.sumThenReset());
  }

  /** The pipeline has stopped. */
  void stopped() {
    LOG.info("stopped");
  }

  @Override
  public void judged(String form, String result) {
    judged.increment();
    shown.judged(form, result);
  }

  @Override
  public void rejected(String form, String reason) {
    refused.increment();
    shown.rejected(form, reason);
  }

  @Override
  public void deadLetter() {
    deadLetters.increment();
    shown.deadLetter();
  }

  @Override
  public void skipped() {
    shown.skipped();
  }

  @Override
  public void queried(String form, String edit) {
    queried.increment();
    shown.queried(form, edit);
  }
}
