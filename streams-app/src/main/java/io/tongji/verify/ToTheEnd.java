package io.tongji.verify;

import java.time.Duration;
import java.util.Map;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads partitions from their beginning to where they ended when the reading was asked for.
 *
 * @param reader of committed bytes
 * @param patience how long to wait for the next record before giving up
 * @param advance receives how many more records were passed
 */
public record ToTheEnd(Consumer<byte[], byte[]> reader, Duration patience, LongConsumer advance) {

  private static final Duration GLANCE = Duration.ofMillis(200);

  /** Takes a record. */
  @FunctionalInterface
  public interface Taker {

    /** Takes a record. */
    void take(ConsumerRecord<byte[], byte[]> committed);
  }

  /** Hands on all records before the ends. */
  public void read(Map<TopicPartition, Long> ends, Taker taker) {
    reader.assign(ends.keySet());
    reader.seekToBeginning(ends.keySet());
    long heard = System.nanoTime();
    long passed = position(ends);
    while (!reached(ends)) {
      boolean silent = true;
      for (ConsumerRecord<byte[], byte[]> committed : reader.poll(GLANCE)) {
        silent = false;
        long end = ends.getOrDefault(partition(committed), 0L);
        if (committed.offset() < end) {
          taker.take(committed);
        }
      }
      heard = silent ? heard : System.nanoTime();
      long before = passed;
      passed = position(ends);
      advance.accept(passed - before);
      if (System.nanoTime() - heard > patience.toNanos()) {
        throw new TimeoutException("no record of " + ends.keySet() + " within " + patience);
      }
    }
  }

  private static TopicPartition partition(ConsumerRecord<byte[], byte[]> committed) {
    return new TopicPartition(committed.topic(), committed.partition());
  }

  private long position(Map<TopicPartition, Long> ends) {
    return ends.keySet().stream()
        .mapToLong(partition -> reader.position(partition, patience))
        .sum();
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> reader.position(end.getKey(), patience) >= end.getValue());
  }
}
