package io.tongji.pipeline.stage;

import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** One task's part of a stage: takes the records of all its inputs, and works in every commit. */
public interface StageTask {

  /** Takes a record that lies at a position of an input. */
  void take(Record<Object, Object> record, RecordMetadata at);

  /** Sends what has gathered since the last commit, within the transaction of this one. */
  void commit();

  /**
   * Is called now and then while the task waits, never between the work and the end of a commit.
   */
  default void tick() {}

  /** True while there is something to do that no record will bring. */
  boolean isWaiting();

  /** True if what waits should be committed now, and not when the interval is over. */
  boolean wantsCommit();

  /** Gives up what is shown of the task, which is closed or moves to another instance. */
  void close();
}
