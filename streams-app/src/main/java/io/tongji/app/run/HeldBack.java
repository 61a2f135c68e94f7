package io.tongji.app.run;

import io.tongji.log.cluster.Offsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * How long the inputs have waited for a transaction to end. Readers of committed records do not see
 * what lies behind the first record of one that is open, and their lag does not count it.
 */
final class HeldBack {

  private final Collection<String> topics;
  private final LongSupplier nanos;
  private volatile Map<TopicPartition, HeldSince> waiting = Map.of();

  /** Nothing seen yet of these topics; the clock, in nanoseconds, never runs back. */
  HeldBack(Collection<String> topics, LongSupplier nanos) {
    this.topics = topics;
    this.nanos = nanos;
  }

  /**
   * Where committed records end, though others are written behind, and when that was first seen.
   */
  private record HeldSince(long end, long sinceNanos) {}

  /** Looks again. */
  void look(Offsets offsets) {
    Map<TopicPartition, Long> committed = offsets.ends(topics);
    look(committed, offsets.endsOfAllWritten(committed.keySet()));
  }

  /** Takes where committed records end, and where all do. */
  void look(Map<TopicPartition, Long> committed, Map<TopicPartition, Long> written) {
    long now = nanos.getAsLong();
    Map<TopicPartition, HeldSince> next = new HashMap<>();
    committed.forEach(
        (partition, end) -> {
          if (end < written.getOrDefault(partition, end)) {
            HeldSince before = waiting.get(partition);
            boolean same = before != null && before.end() == end;
            next.put(partition, same ? before : new HeldSince(end, now));
          }
        });
    waiting = Map.copyOf(next);
  }

  /** How many seconds the partition has waited that waits longest; 0 if none waits. */
  Number seconds() {
    long now = nanos.getAsLong();
    long longest =
        waiting.values().stream().mapToLong(each -> now - each.sinceNanos()).max().orElse(0);
    return TimeUnit.NANOSECONDS.toMillis(longest) / (double) Duration.ofSeconds(1).toMillis();
  }
}
