package io.tongji.app.gate;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.read.Catchup;
import io.tongji.app.run.DeadLetterTail;
import io.tongji.catalogue.Catalogue;
import io.tongji.failure.Failure;
import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.cuts.CutReader;
import io.tongji.log.records.InputReading;
import io.tongji.log.topics.Topics;
import io.tongji.release.InputBooks;
import io.tongji.release.TotalsCheck;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Reads the inputs of a configuration up to points, and the live figures of the last one. */
final class ReleaseInputs {

  /** Beside the interval of commits: how long a table without news is taken to be complete. */
  private static final Duration REST = Duration.ofSeconds(3);

  private final Clients clients;
  private final Topics topics;
  private final Catalogue catalogue;
  private final String applicationId;
  private final Duration timeout;
  private final Duration rest;
  private final ReadProgress progress;

  ReleaseInputs(AppConfig config, Catalogue catalogue, ReadProgress progress) {
    this.clients = ConfiguredCluster.clients(config);
    this.topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    this.catalogue = catalogue;
    this.applicationId = PipelineGroups.of(topics, catalogue);
    this.timeout = config.get(Keys.OPERATION_TIMEOUT);
    this.rest = REST.plus(config.get(Keys.COMMIT_INTERVAL));
    this.progress = progress;
  }

  /**
   * A point, and the live figures there.
   *
   * @param ends of the inputs, the dead letters and the vintages
   */
  record LivePoint(Map<TopicPartition, Long> ends, TotalsCheck figures) {

    /** Ends of the partitions of one topic. */
    Map<TopicPartition, Long> ends(String topic) {
      Map<TopicPartition, Long> of = new HashMap<>(ends);
      of.keySet().removeIf(each -> !each.topic().equals(topic));
      return of;
    }
  }

  /** The group of the pipeline that computes the live figures. */
  String applicationId() {
    return applicationId;
  }

  /**
   * Where the inputs end now, and the figures that the pipeline has made of them. It is tried again
   * while records are handed in.
   *
   * @throws Failure if the pipeline does not catch up, or the input does not rest
   */
  LivePoint point() {
    ProgressTimeout tries = new ProgressTimeout(); // records that keep coming are no progress
    try (Offsets offsets = new Offsets(clients)) {
      do {
        Map<TopicPartition, Long> ends = new HashMap<>(offsets.ends(topics.computedFrom()));
        ends.putAll(offsets.ends(List.of(topics.deadLetters())));
        new Catchup(offsets, topics, applicationId).await(timeout);
        LivePoint point = new LivePoint(ends, live());
        if (isLast(point)) {
          return point;
        }
      } while (!tries.expired(timeout));
    }
    throw Failure.server("records keep being handed in", "ask when the input rests");
  }

  /** True if nothing was handed in since a point. */
  boolean isLast(LivePoint point) {
    try (Offsets offsets = new Offsets(clients)) {
      return point.ends().entrySet().containsAll(offsets.ends(topics.computedFrom()).entrySet());
    }
  }

  private TotalsCheck live() {
    TotalsCheck figures = new TotalsCheck();
    try (TopicReader<byte[], byte[]> reader = clients.reader();
        AggregateReader records = AggregateReader.of(clients.serdes())) {
      CutReader.read(reader, records, topics.live(), figures);
    }
    return figures;
  }

  /** Waits as long as the first figures of a pipeline may take that has read all. */
  void rest() {
    ProgressTimeout.pause(rest);
  }

  /** What stands in force in the inputs at one point after another, in their order. */
  void read(List<Map<TopicPartition, Long>> points, Consumer<InputBooks> take) {
    InputBooks books = new InputBooks(catalogue);
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      InputReading reading =
          new InputReading(
              reader, Map.of(), DeadLetterTail.now(clients, topics, applicationId), progress);
      for (Map<TopicPartition, Long> point : points) {
        Map<TopicPartition, Long> ends = new HashMap<>(point);
        ends.keySet().removeIf(each -> !topics.computedFrom().contains(each.topic()));
        reading = reading.until(ends);
        books.read(topics, clients.serdes(), reading);
        take.accept(books);
      }
    }
  }
}
