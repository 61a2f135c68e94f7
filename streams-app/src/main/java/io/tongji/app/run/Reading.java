package io.tongji.app.run;

import io.tongji.log.cluster.ReadProgress;
import io.tongji.verify.ToTheEnd;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Makes readings that tell how far they are. */
final class Reading {

  private Reading() {}

  /** A reading of so many records as lie before the ends, in one go or several. */
  static ToTheEnd of(
      Consumer<byte[], byte[]> reader,
      Duration patience,
      Map<TopicPartition, Long> ends,
      ReadProgress progress) {
    long all = ends.values().stream().mapToLong(Long::longValue).sum();
    AtomicLong passed = new AtomicLong();
    return new ToTheEnd(
        reader, patience, more -> progress.read(Math.min(passed.addAndGet(more), all), all));
  }
}
