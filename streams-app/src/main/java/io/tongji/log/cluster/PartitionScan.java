package io.tongji.log.cluster;

import io.tongji.failure.Failure;
import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads committed records of a partition up to an end that is known, and no longer than brokers may
 * be silent: a broker that dies on the way is an outage and no reason to wait for ever.
 *
 * @param servers whom the message names
 * @param patience how long nothing may come
 */
public record PartitionScan(String servers, Duration patience) {

  private static final Duration GLANCE = Duration.ofMillis(200);

  /** Of the brokers that clients talk to. */
  public static PartitionScan of(Clients clients) {
    return new PartitionScan(
        String.valueOf(clients.options().get("bootstrap.servers")), clients.timeout());
  }

  /** Hands over all records that a partition holds now. */
  public <K, V> void all(
      Consumer<K, V> reader,
      TopicPartition partition,
      java.util.function.Consumer<ConsumerRecord<K, V>> take) {
    reader.assign(Set.of(partition));
    reader.seekToBeginning(Set.of(partition));
    long end = reader.endOffsets(Set.of(partition)).getOrDefault(partition, 0L);
    any(
        reader,
        new End(partition, end),
        record -> {
          take.accept(record);
          return false;
        });
  }

  /**
   * Where to stop.
   *
   * @param partition that the reader is assigned
   * @param offset of the first record that is not looked at
   */
  public record End(TopicPartition partition, long offset) {}

  /**
   * True if one of the records from the reader's position on is wanted.
   *
   * @throws Failure if nothing comes for too long
   */
  public <K, V> boolean any(
      Consumer<K, V> reader, End end, Predicate<ConsumerRecord<K, V>> wanted) {
    Headway headway = new Headway();
    while (reader.position(end.partition()) < end.offset()) {
      for (ConsumerRecord<K, V> record : reader.poll(GLANCE).records(end.partition())) {
        if (record.offset() < end.offset() && wanted.test(record)) {
          return true;
        }
      }
      headway.reach(reader.position(end.partition()));
      if (headway.stoodStill(patience)) {
        throw KafkaConnection.silence(servers, patience);
      }
    }
    return false;
  }
}
