package io.tongji.app.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Set;

/** Which of Kafka's own metrics are exported: those that boards and alerts need. */
final class KafkaMeters implements MeterFilter {

  private static final String KAFKA = "kafka.";
  private static final Set<String> NEEDED =
      Set.of(
          "kafka.stream.client.state",
          "kafka.stream.alive.stream.threads",
          "kafka.stream.failed.stream.threads",
          "kafka.stream.thread.process.total",
          "kafka.stream.thread.process.rate",
          "kafka.stream.thread.process.latency.avg",
          "kafka.stream.thread.process.latency.max",
          "kafka.stream.thread.commit.total",
          "kafka.stream.thread.commit.latency.avg",
          "kafka.stream.thread.commit.latency.max",
          "kafka.stream.thread.poll.latency.max",
          "kafka.stream.thread.punctuate.latency.max",
          "kafka.stream.thread.blocked.time.ns.total",
          "kafka.stream.thread.task.closed.total",
          "kafka.stream.task.dropped.records.total",
          "kafka.stream.task.restore.remaining.records.total",
          "kafka.stream.task.restore.total",
          "kafka.consumer.fetch.manager.records.lag",
          "kafka.consumer.fetch.manager.records.lag.max",
          "kafka.consumer.fetch.manager.records.consumed.total",
          "kafka.consumer.fetch.manager.bytes.consumed.total",
          "kafka.consumer.coordinator.assigned.partitions",
          "kafka.consumer.coordinator.rebalance.total",
          "kafka.consumer.coordinator.failed.rebalance.total",
          "kafka.consumer.coordinator.last.rebalance.seconds.ago",
          "kafka.consumer.coordinator.last.heartbeat.seconds.ago",
          "kafka.consumer.connection.count",
          "kafka.consumer.last.poll.seconds.ago",
          "kafka.producer.record.send.total",
          "kafka.producer.record.error.total",
          "kafka.producer.record.retry.total",
          "kafka.producer.outgoing.byte.total",
          "kafka.producer.txn.commit.time.ns.total",
          "kafka.producer.txn.abort.time.ns.total",
          "kafka.producer.connection.count");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return id.getName().startsWith(KAFKA) && !NEEDED.contains(id.getName())
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }

  /** The names that pass. */
  static Set<String> needed() {
    return NEEDED;
  }
}
