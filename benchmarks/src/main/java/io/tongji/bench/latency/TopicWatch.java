package io.tongji.bench.latency;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.catalogue.Activity;
import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.topics.Topics;
import io.tongji.period.Frequency;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.TopicPartition;

/** Reads the live topic as any reader of committed records does, and notes the probes' totals. */
final class TopicWatch implements Runnable {

  private static final Duration GLANCE = Duration.ofMillis(100);

  private final Clients clients;
  private final String topic;
  private final String area;
  private final Sightings sightings;
  private final AtomicBoolean open = new AtomicBoolean(true);
  private final Set<TopicPartition> partitions;

  TopicWatch(AppConfig config, String area, Sightings sightings) {
    this.clients = ConfiguredCluster.clients(config);
    this.topic = new Topics(config.get(Keys.TOPIC_PREFIX)).live();
    this.area = area;
    this.sightings = sightings;
    try (Offsets offsets = new Offsets(clients)) {
      this.partitions = Set.copyOf(offsets.ends(List.of(topic)).keySet());
    }
  }

  void end() {
    open.set(false);
  }

  @Override
  public void run() {
    try (TopicReader<byte[], byte[]> reader = clients.reader();
        AggregateReader records = AggregateReader.of(clients.serdes())) {
      reader.follow(partitions, false);
      while (open.get()) {
        reader.poll(
            GLANCE,
            record -> note(records.read(topic, record.key(), record.value()), System.nanoTime()));
      }
    }
  }

  private void note(AggregateReader.FigureRecord content, long nanos) {
    SeriesKey key = content.key();
    if (key.indicator().equals(Probes.INDICATOR)
        && key.area().equals(area)
        && key.activity().equals(Activity.TOTAL)
        && key.period().frequency() == Frequency.MONTH
        && content.aggregate() instanceof Aggregate.OfMonth month
        && month.ytd().total() != null) {
      int unit = key.period().lastMonth().index() - Probes.month(0).index();
      sightings.see(unit, month.ytd().total(), nanos);
    }
  }
}
