package io.tongji.log.releases;

import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.ForeignRecords;
import io.tongji.log.topics.Topics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads which releases are out, and what became of requests, as of now. */
public final class ReleaseReader {

  private final Clients clients;
  private final Topics topics;
  private final ReleaseRecords records;

  /** A reader of the topics with a prefix. */
  public ReleaseReader(Clients clients, Topics topics) {
    this.clients = clients;
    this.topics = topics;
    this.records = new ReleaseRecords(topics, clients.serdes(), 1); // reads, so it places nothing
  }

  /**
   * The releases that are out, in the order of publication.
   *
   * @throws io.tongji.failure.Failure if brokers or registry do not answer in time
   */
  public List<PublishedRelease> releases() {
    Map<String, PublishedRelease> latest = new HashMap<>();
    read(topics.publicReleases(), records::published)
        .forEach(release -> latest.put(release.id(), release));
    return latest.values().stream()
        .sorted(Comparator.comparingLong(PublishedRelease::number))
        .toList();
  }

  /**
   * What became of all requests, in the order of the decisions.
   *
   * @throws io.tongji.failure.Failure if brokers or registry do not answer in time
   */
  public List<ReleaseOutcome> outcomes() {
    return read(topics.outcomes(), records::outcome).stream()
        .sorted(Comparator.comparing(ReleaseOutcome::at))
        .toList();
  }

  /**
   * Hands over all figures of all releases up to the ends of the vintages, those of a series in the
   * order of publication.
   *
   * @param ends of the partitions of the vintages
   */
  public void vintages(Map<TopicPartition, Long> ends, Consumer<ReleasedFigure> take) {
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      reader.read(
          ends,
          ReadProgress.SILENT,
          record -> ForeignRecords.passOver(record, own -> take.accept(records.vintage(own))));
    }
  }

  private <T> List<T> read(String topic, Function<ConsumerRecord<byte[], byte[]>, T> read) {
    List<T> found = new ArrayList<>();
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      reader.readAll(
          topic,
          ReadProgress.SILENT,
          record -> ForeignRecords.passOver(record, own -> found.add(read.apply(own))));
    }
    return found;
  }
}
