package io.tongji.log.cluster;

import io.tongji.failure.Failure;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads committed records of partitions: up to a known end, or following what comes. No other class
 * polls a consumer. Used by one thread at a time; only {@link #wakeup} may come from another.
 *
 * @param <K> keys
 * @param <V> values
 */
public final class TopicReader<K, V> implements AutoCloseable {

  private static final Duration GLANCE = Duration.ofMillis(200);
  private static final Duration LEAVE = Duration.ofSeconds(1);

  private final Consumer<K, V> consumer;
  private final String servers;
  private final Duration timeout;

  /**
   * A reader by a consumer, which it closes.
   *
   * @param consumer of committed records
   * @param servers addresses of the brokers, for messages
   * @param timeout of an answer, and of records that do not come
   */
  public TopicReader(Consumer<K, V> consumer, String servers, Duration timeout) {
    this.consumer = consumer;
    this.servers = servers;
    this.timeout = timeout;
  }

  /**
   * The partitions of a topic.
   *
   * @throws Failure if there is no such topic
   */
  public List<TopicPartition> partitions(String topic) {
    List<TopicPartition> partitions =
        answered(() -> consumer.partitionsFor(topic, timeout)).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw Failure.setting(
          "topic " + topic + " is missing", "run ./tongji topics with the same settings");
    }
    return partitions;
  }

  /** Where the committed records of partitions end now. */
  public Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions) {
    return Map.copyOf(answered(() -> consumer.endOffsets(partitions, timeout)));
  }

  /**
   * Hands on all records that a topic holds now, those of a partition in their order.
   *
   * @param progress hears how far the reading is
   */
  public void readAll(
      String topic, ReadProgress progress, java.util.function.Consumer<ConsumerRecord<K, V>> take) {
    read(ends(partitions(topic)), progress, take);
  }

  /** Hands on all records that a partition holds now. */
  public void readAll(
      TopicPartition partition, java.util.function.Consumer<ConsumerRecord<K, V>> take) {
    read(ends(Set.of(partition)), ReadProgress.SILENT, take);
  }

  /**
   * Hands on all records from the beginning of partitions to their ends. An end may lie behind
   * transactions that are open: their outcome is waited for.
   *
   * @param progress hears how far the reading is
   * @throws Failure if nothing comes for longer than the time-out
   */
  public void read(
      Map<TopicPartition, Long> ends,
      ReadProgress progress,
      java.util.function.Consumer<ConsumerRecord<K, V>> take) {
    consumer.assign(ends.keySet());
    consumer.seekToBeginning(ends.keySet());
    readTo(ends, progress, taking(take));
  }

  /**
   * Hands on all records between two offsets of each partition.
   *
   * @throws Failure if nothing comes for longer than the time-out
   */
  public void read(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> ends,
      java.util.function.Consumer<ConsumerRecord<K, V>> take) {
    read(from, ends, ReadProgress.SILENT, take);
  }

  /** Reads from offsets to ends, and reports how far it is. */
  public void read(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> ends,
      ReadProgress progress,
      java.util.function.Consumer<ConsumerRecord<K, V>> take) {
    consumer.assign(from.keySet());
    from.forEach(consumer::seek);
    readTo(ends, progress, taking(take));
  }

  private static <R> Predicate<R> taking(java.util.function.Consumer<R> take) {
    return record -> {
      take.accept(record);
      return false;
    };
  }

  /**
   * True if a record between two offsets is wanted; no record behind the first such one is read.
   *
   * @throws Failure if nothing comes for longer than the time-out
   */
  public boolean holds(
      TopicPartition partition, long from, long end, Predicate<ConsumerRecord<K, V>> wanted) {
    consumer.assign(Set.of(partition));
    consumer.seek(partition, from);
    return readTo(Map.of(partition, end), ReadProgress.SILENT, wanted);
  }

  /** True as soon as a record before the ends is the one that was looked for. */
  private boolean readTo(
      Map<TopicPartition, Long> ends,
      ReadProgress progress,
      Predicate<ConsumerRecord<K, V>> found) {
    ProgressTimeout silence = new ProgressTimeout();
    Map<TopicPartition, Long> positions = positions(ends.keySet());
    long begin = sum(positions);
    long all = Math.max(0, sum(ends) - begin);
    while (!reached(positions, ends)) {
      for (ConsumerRecord<K, V> record : consumer.poll(GLANCE)) {
        if (record.offset() < ends.getOrDefault(partition(record), 0L) && found.test(record)) {
          return true;
        }
      }
      positions = positions(ends.keySet());
      progress.read(Math.min(all, sum(positions) - begin), all);
      silence.reached(sum(positions));
      if (silence.expired(timeout)) {
        throw silent(positions, ends);
      }
    }
    return false;
  }

  private Map<TopicPartition, Long> positions(Set<TopicPartition> partitions) {
    Map<TopicPartition, Long> positions = new HashMap<>();
    for (TopicPartition partition : partitions) {
      positions.put(partition, answered(() -> consumer.position(partition, timeout)));
    }
    return positions;
  }

  private static long sum(Map<TopicPartition, Long> offsets) {
    return offsets.values().stream().mapToLong(Long::longValue).sum();
  }

  private static boolean reached(
      Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private Failure silent(Map<TopicPartition, Long> positions, Map<TopicPartition, Long> ends) {
    TopicPartition first =
        ends.keySet().stream()
            .filter(each -> !reached(positions, Map.of(each, ends.getOrDefault(each, 0L))))
            .findFirst()
            .orElseThrow();
    return Failure.server(
        "cannot read %s to its end: Kafka at %s gave nothing of partition %d between offset %d and %d within %d s"
            .formatted(
                first.topic(),
                servers,
                first.partition(),
                positions.get(first),
                ends.get(first),
                timeout.toSeconds()),
        "look at the brokers, or raise operation.timeout");
  }

  /** Begins to follow partitions, from their beginning or from their end. */
  public void follow(Collection<TopicPartition> partitions, boolean fromBeginning) {
    consumer.assign(partitions);
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
  }

  /**
   * Begins to follow those partitions of a topic that the consumer's group assigns, each from its
   * beginning. The listener is called while {@link #poll} waits.
   */
  public void join(String topic, ConsumerRebalanceListener listener) {
    consumer.subscribe(
        List.of(topic),
        new ConsumerRebalanceListener() {
          @Override
          public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.seekToBeginning(partitions);
            listener.onPartitionsAssigned(partitions);
          }

          @Override
          public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            listener.onPartitionsRevoked(partitions);
          }

          @Override
          public void onPartitionsLost(Collection<TopicPartition> partitions) {
            listener.onPartitionsLost(partitions);
          }
        });
  }

  /** Reads one followed partition again from its beginning. */
  public void rewind(TopicPartition partition) {
    consumer.seekToBeginning(Set.of(partition));
  }

  /** Hands on what has come of followed partitions, and waits for it no longer than a moment. */
  public void poll(Duration moment, java.util.function.Consumer<ConsumerRecord<K, V>> take) {
    consumer.poll(moment).forEach(take);
  }

  /** True if all has been read that was committed in a followed partition when it was last read. */
  public boolean isAtEnd(TopicPartition partition) {
    return consumer.currentLag(partition).orElse(1) == 0;
  }

  /**
   * Commits how far this member of a group has read, of one of its partitions: each one more is a
   * record more in the brokers' log of offsets, and proves nothing more. The brokers take that from
   * those alone whose membership stands, so it proves that the assigned partitions were this
   * member's a moment ago. An answer to a heartbeat does not: it comes from a broker that no longer
   * coordinates the group, too.
   *
   * @return false if the brokers did not take it, or did not answer in time, or nothing is assigned
   */
  public boolean confirmMembership(Duration patience) {
    Optional<TopicPartition> one =
        consumer.assignment().stream().min(Comparator.comparingInt(TopicPartition::partition));
    if (one.isEmpty()) {
      return false;
    }
    try {
      long position = consumer.position(one.get(), patience);
      consumer.commitSync(Map.of(one.get(), new OffsetAndMetadata(position)), patience);
      return true;
    } catch (RebalanceInProgressException
        | RetriableException
        | org.apache.kafka.clients.consumer.CommitFailedException notNow) {
      return false;
    }
  }

  /** Ends a reading that is under way in another thread, by a WakeupException. */
  public void wakeup() {
    consumer.wakeup();
  }

  /** Leaves the group, if there is one: also as a member that has a name and may come back. */
  @Override
  public void close() {
    consumer.close(
        CloseOptions.timeout(LEAVE)
            .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }

  private static TopicPartition partition(ConsumerRecord<?, ?> record) {
    return new TopicPartition(record.topic(), record.partition());
  }

  private <T> T answered(Supplier<T> answer) {
    try {
      return answer.get();
    } catch (TimeoutException e) {
      throw KafkaConnection.silence(servers, timeout).from(e);
    }
  }
}
