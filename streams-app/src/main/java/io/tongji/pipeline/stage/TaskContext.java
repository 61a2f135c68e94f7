package io.tongji.pipeline.stage;

import java.time.Duration;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** What a stage's task has around it: its stores, its outputs, its number and the time. */
public interface TaskContext {

  /** The restored value of a store. */
  <S> S restored(String store);

  /** The notes in a store. */
  <V> Notes<V> notes(String store);

  /** Sends a record to one of the stage's flows. */
  void send(String flow, Record<Object, Object> record);

  /** Sends a record to one of the stage's flows, with the time of now. */
  default void send(String flow, Object key, @Nullable Object value) {
    send(flow, new Record<>(key, value, now()));
  }

  /** Has the stages that follow take a record at once. */
  void passOn(Record<Object, Object> record);

  /** The partition of each input that the task reads. */
  int partition();

  /** Milliseconds since 1970. */
  long now();

  /** Milliseconds between two commits that nobody asks for. */
  long commitInterval();

  /**
   * How long a task sends what it sends for the first time, before it leaves the rest to the next
   * commit. All tasks of a thread share one transaction, which the brokers end after 30 s.
   */
  Duration portion();
}
