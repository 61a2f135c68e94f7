package io.tongji.it;

import io.tongji.feed.Chunks;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
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

  private static final Chunks CHUNKS = new Chunks(200_000, Duration.ofSeconds(30));

  private final Stand stand;

  SampleFeed(Stand stand) {
    this.stand = stand;
  }

  /** Feeds all files of the sample in their order. */
  void feed(String prefix) throws IOException {
    Clients clients = stand.clients(prefix);
    Cluster cluster = new Cluster(clients.options(), clients.timeout(), CHUNKS);
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
    List<TopicPartition> left = new ArrayList<>(records.keySet());
    long total = records.values().stream().mapToLong(Deque::size).sum();
    long start = System.nanoTime();
    long sent = 0;
    Random random = new Random(7);
    List<Future<RecordMetadata>> promises = new ArrayList<>();
    Map<String, Object> options = new HashMap<>(stand.clients(to).options());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(options, new ByteArraySerializer(), new ByteArraySerializer())) {
      while (!left.isEmpty()) {
        TopicPartition partition = left.get(random.nextInt(left.size()));
        Deque<ConsumerRecord<byte[], byte[]>> queue =
            Objects.requireNonNull(records.get(partition));
        ConsumerRecord<byte[], byte[]> record = queue.remove();
        String topic = to + partition.topic().substring(from.length());
        promises.add(
            producer.send(
                new ProducerRecord<>(topic, partition.partition(), record.key(), record.value())));
        if (queue.isEmpty()) {
          left.remove(partition);
        }
        sent++;
        long due = start + over.toNanos() / total * sent;
        long ahead = due - System.nanoTime();
        if (ahead > 20_000_000) {
          Thread.sleep(ahead / 1_000_000);
        }
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
