package io.tongji.it;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends the records of topics to those of another prefix, topics interleaved at random. */
final class Copy implements AutoCloseable {

  private static final long AHEAD_NANOS = 20_000_000;

  private final String from;
  private final String to;
  private final Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> records;
  private final List<TopicPartition> partitions;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Random random = new Random(7);

  Copy(
      String from,
      String to,
      Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> records,
      Map<String, Object> options) {
    this.from = from;
    this.to = to;
    this.records = records;
    this.partitions = new ArrayList<>(records.keySet());
    this.producer =
        new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Records that are not sent yet. */
  int left() {
    return records.values().stream().mapToInt(Deque::size).sum();
  }

  /** Sends so many records, evenly over some time; fails if one is not acknowledged. */
  void send(int many, Duration over) throws InterruptedException {
    List<Future<RecordMetadata>> promises = new ArrayList<>();
    long start = System.nanoTime();
    for (int sent = 1; sent <= many; sent++) {
      promises.add(producer.send(next()));
      long ahead = start + over.toNanos() / many * sent - System.nanoTime();
      if (ahead > AHEAD_NANOS) {
        Thread.sleep(ahead / 1_000_000);
      }
    }
    for (Future<RecordMetadata> promise : promises) {
      acknowledged(promise);
    }
  }

  private static void acknowledged(Future<RecordMetadata> promise) throws InterruptedException {
    try {
      promise.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a record was not sent", e.getCause());
    }
  }

  private ProducerRecord<byte[], byte[]> next() {
    TopicPartition partition = partitions.get(random.nextInt(partitions.size()));
    Deque<ConsumerRecord<byte[], byte[]>> queue = Objects.requireNonNull(records.get(partition));
    ConsumerRecord<byte[], byte[]> record = queue.remove();
    if (queue.isEmpty()) {
      partitions.remove(partition);
    }
    String topic = to + partition.topic().substring(from.length());
    return new ProducerRecord<>(topic, partition.partition(), record.key(), record.value());
  }

  @Override
  public void close() {
    producer.close();
  }
}
