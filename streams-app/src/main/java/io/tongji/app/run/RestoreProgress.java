package io.tongji.app.run;

import io.tongji.log.cluster.ProgressTimeout;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Reports each restored batch of records as progress, so that no long restart times out. */
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
