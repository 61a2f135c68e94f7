package io.tongji.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.junit.jupiter.api.Test;

final class RecordsMovedTest {

  @Test
  void sumsWhatThreadsProcessAndProducersSend() {
    try (Metrics metrics = new Metrics()) {
      Sensor processed = total(metrics, "process-total", "stream-thread-metrics");
      Sensor sent = total(metrics, "record-send-total", "producer-metrics");
      Sensor perTopic = total(metrics, "record-send-total", "producer-topic-metrics");
      processed.record(3);
      sent.record(4);
      perTopic.record(4);
      assertThat(RecordsMoved.in(metrics.metrics())).isEqualTo(7);
      sent.record(1);
      assertThat(RecordsMoved.in(metrics.metrics())).isEqualTo(8);
    }
  }

  @Test
  void isNothingBeforeThereAreMetrics() {
    assertThat(RecordsMoved.in(Map.of())).isZero();
  }

  private static Sensor total(Metrics metrics, String name, String group) {
    Sensor sensor = metrics.sensor(group);
    sensor.add(metrics.metricName(name, group), new CumulativeSum());
    return sensor;
  }
}
