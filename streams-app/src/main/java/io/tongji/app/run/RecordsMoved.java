package io.tongji.app.run;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * How many records Kafka Streams has processed and sent, by its own metrics.
 *
 * <p>While the cube stage works, and while the first cut of a large table is written in one
 * transaction, no offset is committed: this number rises all the same.
 */
final class RecordsMoved {

  private static final Set<String> TOTALS = Set.of("process-total", "record-send-total");
  private static final Set<String> GROUPS = Set.of("stream-thread-metrics", "producer-metrics");

  private RecordsMoved() {}

  /** The sum over threads and producers; one that ended is no longer in it. */
  static long in(Map<MetricName, ? extends Metric> metrics) {
    long moved = 0;
    for (Map.Entry<MetricName, ? extends Metric> metric : metrics.entrySet()) {
      MetricName name = metric.getKey();
      if (TOTALS.contains(name.name())
          && GROUPS.contains(name.group())
          && metric.getValue().metricValue() instanceof Double total) {
        moved += total.longValue();
      }
    }
    return moved;
  }
}
