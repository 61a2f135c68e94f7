package io.tongji.it;

import io.tongji.catalogue.Language;
import io.tongji.ingest.Ingest;
import io.tongji.ingest.check.FeedOptions;
import io.tongji.ingest.send.Cluster;
import io.tongji.ingest.send.FeedProgress;
import io.tongji.ingest.send.KafkaDestination;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.topics.Topics;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Feeds the sample, at once from its files or slowly as a copy of another prefix's topics. */
final class SampleFeed {

  private static final Path SAMPLE = Path.of("src/main/resources/sample");

  private final Stand stand;

  SampleFeed(Stand stand) {
    this.stand = stand;
  }

  /** Feeds all files of the sample in their order. */
  void feed(String prefix) throws IOException {
    feed(prefix, file -> true);
  }

  /** Feeds some files of the sample in their order. */
  void feed(String prefix, Predicate<String> chosen) throws IOException {
    Cluster cluster = new Cluster(stand.clients(prefix), 200_000, Duration.ofSeconds(30));
    Path sample = Files.isDirectory(SAMPLE) ? SAMPLE : Path.of("streams-app").resolve(SAMPLE);
    List<String> manifest = Files.readAllLines(sample.resolve("manifest.csv"));
    try (KafkaDestination destination =
        new KafkaDestination(
            cluster,
            new Topics(prefix),
            "unjudged",
            FeedProgress.NONE,
            KafkaDestination.Mode.UNJUDGED,
            null)) {
      for (String line : manifest.subList(1, manifest.size())) {
        String[] cells = line.split(",");
        if (chosen.test(cells[2])) {
          ingest(cells[1], sample.resolve(cells[2])).feed(destination);
        }
      }
    }
  }

  /** Feeds some files, has one instance publish them undisturbed, and returns its figures. */
  Map<SeriesKey, Aggregate> publish(String prefix, Predicate<String> chosen, Path log)
      throws Exception {
    stand.createTopics(prefix);
    feed(prefix, chosen);
    try (InstanceProcess instance =
        InstanceProcess.startFirst(stand.settings(prefix, "one"), log)) {
      instance.awaitReady();
      stand.awaitPublished(prefix);
    }
    return stand.published(prefix);
  }

  private Ingest ingest(String form, Path file) {
    Ingest.Job task =
        new Ingest.Job(form, List.of(file), FeedOptions.NONE, Optional.empty(), Language.ZH);
    PrintWriter silent = new PrintWriter(Writer.nullWriter());
    return new Ingest(task, stand.catalogue(), silent, FeedProgress.NONE);
  }

  /** Copies the input topics record by record, topics interleaved at random, over some time. */
  void copy(String from, String to, Duration over) throws InterruptedException {
    try (Copy copy = copy(from, to)) {
      copy.send(copy.left(), over);
    }
  }

  /** The records of the input topics of one prefix, to be sent to those of another bit by bit. */
  Copy copy(String from, String to) {
    return new Copy(from, to, read(from), new HashMap<>(stand.clients(to).options()));
  }

  private Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> read(String prefix) {
    Map<TopicPartition, Deque<ConsumerRecord<byte[], byte[]>>> records = new HashMap<>();
    try (TopicReader<byte[], byte[]> reader = stand.clients(prefix).reader()) {
      for (String topic : new Topics(prefix).inputs()) {
        reader.readAll(
            topic,
            ReadProgress.SILENT,
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
