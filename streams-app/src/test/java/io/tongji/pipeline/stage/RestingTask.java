package io.tongji.pipeline.stage;

import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** A task that does nothing, and waits for nothing. */
public class RestingTask implements StageTask {
  @Override
  public void take(Record<Object, Object> record, RecordMetadata at) {}

  @Override
  public void commit() {}

  @Override
  public boolean isWaiting() {
    return false;
  }

  @Override
  public boolean wantsCommit() {
    return false;
  }

  @Override
  public void close() {}
}
