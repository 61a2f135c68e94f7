package io.tongji.app.read;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.DeadLetterTail;
import io.tongji.catalogue.Catalogue;
import io.tongji.explain.Evidence;
import io.tongji.explain.Explanation;
import io.tongji.explain.Question;
import io.tongji.failure.Failure;
import io.tongji.figures.AreaFigures;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.Offsets;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.log.records.Input;
import io.tongji.log.records.InputReading;
import io.tongji.log.topics.Topics;
import io.tongji.rollup.Aggregate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** Explains a published figure by what stands in the input topics. */
public final class Inquiry {

  private final AppConfig config;
  private final Clients clients;
  private final Topics topics;
  private final Catalogue catalogue;
  private final Duration timeout;
  private final ReadProgress progress;

  private Inquiry(AppConfig config, Catalogue catalogue, ReadProgress progress) {
    this.config = config;
    this.progress = progress;
    this.catalogue = catalogue;
    this.timeout = config.get(Keys.OPERATION_TIMEOUT);
    this.clients = ConfiguredCluster.commandClients(config);
    this.topics = new Topics(config.get(Keys.TOPIC_PREFIX));
  }

  /**
   * Explains a figure, from committed records alone up to where the inputs end now.
   *
   * @param progress hears how far the readings are: of the figures, then of the inputs
   * @throws Failure if the figure is not published
   * @throws Failure if a server does not answer
   * @throws Failure if the returns and the figure are not of one moment
   */
  public static Explanation explain(
      AppConfig config, Catalogue catalogue, Question question, ReadProgress progress) {
    return new Inquiry(config, catalogue, progress).explain(question);
  }

  private Explanation explain(Question question) {
    String returns = topics.returns(question.indicator().measure().form().code());
    List<String> inputs = List.of(topics.register(), returns);
    try (Offsets offsets = new Offsets(clients);
        TopicReader<byte[], byte[]> reader = clients.reader()) {
      Map<TopicPartition, Long> ends = offsets.ends(inputs);
      new Catchup(offsets, topics, PipelineGroups.of(topics, catalogue)).await(timeout);
      Aggregate.OfMonth published = published(LiveFigures.read(config, progress), question);
      Evidence evidence =
          evidence(
              question,
              new InputReading(
                  reader,
                  ends,
                  DeadLetterTail.now(clients, topics, PipelineGroups.of(topics, catalogue)),
                  progress));
      Explanation explanation = new Explanation(question, published, evidence.parts());
      Optional<String> disagreement = explanation.disagreement();
      if (disagreement.isPresent()) {
        throw Failure.setting(
            question.key() + ": " + disagreement.get(),
            "ask again when nothing is being handed in, or run ./tongji verify");
      }
      return explanation;
    }
  }

  private static Aggregate.OfMonth published(AggregateTable table, Question question) {
    Published row = table.get(question.key());
    if (row != null && row.aggregate() instanceof Aggregate.OfMonth of) {
      return of;
    }
    throw Failure.setting(
        "there is no figure " + question.key(),
        "./tongji export lists those that there are; or " + AreaFigures.FEED);
  }

  private Evidence evidence(Question question, InputReading reading) {
    Evidence evidence = new Evidence(catalogue, question);
    reading.read(
        Input.register(topics, clients.serdes()), (entry, timestamp) -> evidence.take(entry));
    reading.read(
        Input.returns(question.indicator().measure().form(), topics, clients.serdes()),
        (handedIn, timestamp) -> evidence.take(handedIn, Instant.ofEpochMilli(timestamp)));
    return evidence;
  }
}
