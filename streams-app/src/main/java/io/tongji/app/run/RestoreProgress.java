package io.tongji.app.run;

import io.tongji.log.cluster.ProgressTimeout;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Restoring stores is progress. */
record RestoreProgress(ProgressTimeout progress) implements StateRestoreListener {

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
    progress.progress();
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long records) {
    progress.progress();
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long total) {
    progress.progress();
  }
}
