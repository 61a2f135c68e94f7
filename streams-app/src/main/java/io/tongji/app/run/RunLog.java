package io.tongji.app.run;

import io.tongji.pipeline.RecordCounts;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a run does, for the log at INFO, a line each: start, which partitions it has got, taken over
 * or lost, how many records it judged in each minute, and its end.
 */
final class RunLog implements RecordCounts {

  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  private final RecordCounts shown;
  private final LongAdder judged = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder queried = new LongAdder();
  private final LongAdder deadLetters = new LongAdder();
  private SortedSet<Integer> partitions = Collections.emptySortedSet();

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
              .map(task -> task.taskId().partition())
              .toList());
    }
  }

  /** These partitions are this instance's. */
  synchronized void assigned(Collection<Integer> now) {
    SortedSet<Integer> gained = new TreeSet<>(now);
    gained.removeAll(partitions);
    SortedSet<Integer> lost = new TreeSet<>(partitions);
    now.forEach(lost::remove);
    partitions = new TreeSet<>(now);
    LOG.info(
        "has partitions {}; taken over: {}; given up: {}",
        words(partitions),
        words(gained),
        words(lost));
  }

  private static String words(SortedSet<Integer> partitions) {
    return partitions.isEmpty()
        ? "none"
        : partitions.stream().map(String::valueOf).collect(Collectors.joining(" "));
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
