package io.tongji.it;

import io.tongji.feed.Cluster;
import io.tongji.feed.FeedOptions;
import io.tongji.feed.FeedProgress;
import io.tongji.feed.Ingest;
import io.tongji.feed.KafkaDestination;
import io.tongji.runtime.Clients;
import io.tongji.wire.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Feeds the sample, at once from its files or slowly as a copy of another prefix's topics. */
final class SampleFeed {

  private static final Path SAMPLE = Path.of("src/main/resources/sample");

  private final Stand stand;

  SampleFeed(Stand stand) {
    this.stand = stand;
  }

  /** Feeds all files of the sample in their order. */
  void feed(String prefix) throws IOException {
    Clients clients = stand.clients(prefix);
    Cluster cluster = new Cluster(clients.options(), clients.timeout());
    Path sample = Files.isDirectory(SAMPLE) ? SAMPLE : Path.of("streams-app").resolve(SAMPLE);
    List<String> manifest = Files.readAllLines(sample.resolve("manifest.csv"));
    for (String line : manifest.subList(1, manifest.size())) {
      String[] cells = line.split(",");
      Ingest.Task task =
          new Ingest.Task(
              cells[1], List.of(sample.resolve(cells[2])), FeedOptions.NONE, Optional.empty());
      PrintWriter silent = new PrintWriter(Writer.nullWriter());
      try (KafkaDestination destination =
          new KafkaDestination(cluster, new Topics(prefix), clients.serdes(), FeedProgress.NONE)) {
        new Ingest(task, stand.catalogue(), silent, FeedProgress.NONE).feed(destination.unjudged());
      }
    }
  }

  /** Copies the input topics record by record, topics interleaved at random, over some time. */
  void copy(String from, String to, Duration over) throws InterruptedException {
    Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> records = read(from);
    List<Deque<ConsumerRecord<byte[], byte[]>>> left = new ArrayList<>(records.values());
    long total = left.stream().mapToLong(Deque::size).sum();
    long start = System.nanoTime();
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    Random random = new Random(7);
    Map<String, Object> options = new HashMap<>(stand.clients(to).options());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer())) {
      while (!left.isEmpty()) {
        Deque<ConsumerRecord<byte[], byte[]>> queue = left.get(random.nextInt(left.size()));
        sent.add(producer.send(moved(queue.remove(), from, to)));
        left.removeIf(Deque::isEmpty);
        long due = start + over.toNanos() / total * sent.size();
        long ahead = due - System.nanoTime();
        if (ahead > 20_000_000) {
          Thread.sleep(ahead / 1_000_000);
        }
      }
      awaitAll(sent);
    }
  }

  private static ProducerRecord<byte[], byte[]> moved(
      ConsumerRecord<byte[], byte[]> record, String from, String to) {
    String topic = to + record.topic().substring(from.length());
    return new ProducerRecord<>(topic, record.partition(), record.key(), record.value());
  }

  private static void awaitAll(List<Future<RecordMetadata>> sent) throws InterruptedException {
    for (Future<RecordMetadata> record : sent) {
      try {
        record.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("a record was not sent", e);
      }
    }
  }

  private Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> read(String prefix) {
    Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    try (Consumer<byte[], byte[]> reader = stand.clients(prefix).reader()) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (String topic : new Topics(prefix).inputs()) {
        for (int number = 0; number < Stand.PARTITIONS; number++) {
          partitions.add(new TopicPartition(topic, number));
        }
      }
      reader.assign(partitions);
      Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> reader.position(p) < ends.getOrDefault(p, 0L))) {
        reader
            .poll(Duration.ofMillis(200))
            .forEach(
                record ->
                    records
                        .computeIfAbsent(
                            new TopicPartition(record.topic(), record.partition()),
                            p -> new ArrayDeque<>())
                        .add(record));
      }
    }
    return records;
  }
}
