package io.tongji.it;

import io.tongji.avro.Aggregate;
import io.tongji.avro.AggregateKey;
import io.tongji.log.aggregates.AggregateRecords;
import io.tongji.log.cluster.Clients;
import io.tongji.log.topics.Topics;
import io.tongji.oracle.AddsUp;
import io.tongji.rollup.SeriesKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * A downstream reader of its own, which shares nothing with the application's reader of cuts. It
 * watches the live topic while feeding goes on: at every change of the cut's number, and at every
 * end of the topic, the indicator's table is checked if it has changed.
 */
final class CutWatch implements AutoCloseable {

  private final Consumer<AggregateKey, Aggregate> reader;
  private final Check check;
  private final Map<String, Map<SeriesKey, io.tongji.rollup.Aggregate>> tables = new HashMap<>();
  private final Map<String, Long> cuts = new HashMap<>();
  private final Set<String> changed = new HashSet<>();
  private final CompletableFuture<Long> watching;
  private volatile boolean closed;
  private volatile long checks;

  /** What must hold of a table between two cuts. */
  interface Check {
    void of(String indicator, Map<SeriesKey, io.tongji.rollup.Aggregate> table);
  }

  /** Checks that children add up to their parents. */
  CutWatch(Stand stand, String prefix) {
    this(stand, prefix, (indicator, table) -> new AddsUp(stand.catalogue()).check(table));
  }

  CutWatch(Stand stand, String prefix, Check check) {
    this.check = check;
    reader = consumer(stand.clients(prefix));
    List<TopicPartition> partitions = new ArrayList<>();
    for (int number = 0; number < Stand.PARTITIONS; number++) {
      partitions.add(new TopicPartition(new Topics(prefix).live(), number));
    }
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
    watching = CompletableFuture.supplyAsync(() -> watch(partitions));
  }

  private static Consumer<AggregateKey, Aggregate> consumer(Clients clients) {
    Map<String, Object> options = new HashMap<>(clients.options());
    options.put("isolation.level", "read_committed");
    options.put("enable.auto.commit", "false");
    return new KafkaConsumer<>(
        options,
        clients.serdes().keyDeserializer(AggregateKey.class),
        clients.serdes().valueDeserializer(Aggregate.class));
  }

  private long watch(List<TopicPartition> partitions) {
    while (!closed) {
      for (ConsumerRecord<AggregateKey, Aggregate> record : reader.poll(Duration.ofMillis(100))) {
        take(record);
      }
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      if (partitions.stream().allMatch(p -> reader.position(p) >= ends.getOrDefault(p, 0L))) {
        List.copyOf(changed).forEach(this::check);
      }
    }
    return checks;
  }

  private void take(ConsumerRecord<AggregateKey, Aggregate> record) {
    SeriesKey key = AggregateRecords.toSeriesKey(record.key());
    Map<SeriesKey, io.tongji.rollup.Aggregate> table =
        tables.computeIfAbsent(key.indicator(), indicator -> new HashMap<>());
    if (record.value() == null) {
      changed.add(key.indicator());
      table.remove(key);
      return;
    }
    long cut = record.value().getCUT();
    Long before = cuts.put(key.indicator(), cut);
    if (before != null && before > cut) {
      throw new AssertionError("cut of " + key.indicator() + " fell from " + before + " to " + cut);
    }
    if (before != null && before < cut) {
      check(key.indicator());
    }
    changed.add(key.indicator());
    table.put(
        key,
        AggregateRecords.toAggregate(AggregateRecords.toSeriesKey(record.key()), record.value()));
  }

  private void check(String indicator) {
    if (changed.remove(indicator)) {
      check.of(indicator, tables.getOrDefault(indicator, Map.of()));
      checks = checks + 1; // this thread alone writes it
    }
  }

  /** How often a table has been checked so far. */
  long checks() {
    return checks;
  }

  /** Stops watching; returns how often the sums were checked, or fails with what was wrong. */
  long close(String prefix) {
    closed = true;
    return watching.join();
  }

  @Override
  public void close() {
    closed = true;
    watching.handle((checked, failure) -> checked).join();
    reader.close();
  }
}
