package io.tongji.app.run;

import io.tongji.log.cluster.Headway;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Restoring stores is headway. */
record RestoreHeadway(Headway headway) implements StateRestoreListener {

  @Override
  public void onRestoreStart(TopicPartition partition, String store, long from, long to) {
    headway.move();
  }

  @Override
  public void onBatchRestored(TopicPartition partition, String store, long end, long records) {
    headway.move();
  }

  @Override
  public void onRestoreEnd(TopicPartition partition, String store, long total) {
    headway.move();
  }
}
