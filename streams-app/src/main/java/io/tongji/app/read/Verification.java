package io.tongji.app.read;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.DeadLetterTail;
import io.tongji.catalogue.Catalogue;
import io.tongji.failure.Failure;
import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.records.InputReading;
import io.tongji.log.topics.Topics;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.BatchRecomputation;
import io.tongji.verify.Comparison;
import io.tongji.verify.Difference;
import io.tongji.verify.PublishedTopic;
import io.tongji.verify.TopicRecords;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares the live figures of a cluster with those recomputed from its input topics.
 *
 * <p>Both must be of one moment: the pipeline has to have read the input to its end, and nothing
 * may be handed in until the figures have been read; else it is tried again.
 */
public final class Verification {

  /** Beside the interval of commits: how long a table without news is taken to be complete. */
  private static final Duration REST = Duration.ofSeconds(3);

  private final Clients clients;
  private final Topics topics;
  private final Catalogue catalogue;
  private final String applicationId;
  private final Duration timeout;
  private final Duration rest;

  private final ReadProgress progress;

  private Verification(AppConfig config, ReadProgress progress) {
    this.progress = progress;
    this.timeout = config.get(Keys.OPERATION_TIMEOUT);
    this.rest = REST.plus(config.get(Keys.COMMIT_INTERVAL));
    this.clients = ConfiguredCluster.commandClients(config);
    this.topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    this.catalogue = ConfiguredCluster.catalogue(config).catalogue();
    this.applicationId = PipelineGroups.of(topics, catalogue);
  }

  /**
   * The fields that differ; none if every figure is right.
   *
   * @param progress hears how far the reading of the input is
   * @throws Failure if a server does not answer, or the pipeline does not catch up
   */
  public static List<Difference> differences(AppConfig config, ReadProgress progress) {
    return new Verification(config, progress).differences();
  }

  private List<Difference> differences() {
    try (Offsets offsets = new Offsets(clients);
        TopicReader<byte[], byte[]> reader = clients.reader()) {
      ProgressTimeout tries = new ProgressTimeout(); // records that keep coming are no progress
      do {
        Map<TopicPartition, Long> ends = offsets.ends(inputs());
        new Catchup(offsets, topics, applicationId).await(timeout);
        TopicRecords input =
            new TopicRecords(
                topics,
                clients.serdes(),
                new InputReading(
                    reader, ends, DeadLetterTail.now(clients, topics, applicationId), progress));
        Map<SeriesKey, Aggregate> recomputed = BatchRecomputation.of(catalogue, input);
        List<Difference> differences = settled(offsets, reader, recomputed);
        if (ends.equals(offsets.ends(inputs()))) {
          return differences;
        }
      } while (!tries.expired(timeout));
    }
    throw Failure.server("records keep being handed in", "verify when the input rests");
  }

  /** What differs when the published table has come to rest: the first cut comes after the rest. */
  private List<Difference> settled(
      Offsets offsets, TopicReader<byte[], byte[]> reader, Map<SeriesKey, Aggregate> recomputed) {
    try (AggregateReader records = AggregateReader.of(clients.serdes())) {
      Map<TopicPartition, Long> before = Map.of();
      while (true) {
        Map<TopicPartition, Long> ends = offsets.ends(List.of(topics.live()));
        List<Difference> differences =
            Comparison.differences(PublishedTopic.read(reader, records, ends), recomputed);
        if (differences.isEmpty() || ends.equals(before)) {
          return differences;
        }
        before = ends;
        ProgressTimeout.pause(rest);
      }
    }
  }

  /** Topics that figures come from. */
  private Collection<String> inputs() {
    return topics.computedFrom();
  }
}
