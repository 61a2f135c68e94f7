package io.tongji.runtime;

import io.tongji.catalogue.Catalogue;
import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.BatchRecomputation;
import io.tongji.verify.Comparison;
import io.tongji.verify.Comparison.Published;
import io.tongji.verify.Difference;
import io.tongji.verify.PublishedTopic;
import io.tongji.verify.ToTheEnd;
import io.tongji.verify.TopicRecords;
import io.tongji.wire.AggregateReader;
import io.tongji.wire.RegistryUnavailableException;
import io.tongji.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares the live figures of a cluster with those recomputed from its input topics.
 *
 * <p>Both must be of one moment: the pipeline has to have read the input to its end, and nothing
 * may be handed in until the figures have been read; else it is tried again.
 */
public final class Verification {

  private final Clients clients;
  private final Topics topics;
  private final Catalogue catalogue;
  private final String applicationId;
  private final Duration timeout;
  private final long deadline;

  private record Moment(Map<TopicPartition, Long> inputEnds, Map<SeriesKey, Published> published) {}

  private Verification(AppConfig config) {
    this.timeout = config.get(Keys.OPERATION_TIMEOUT);
    this.deadline = System.nanoTime() + timeout.toNanos();
    this.clients = StreamsPipeline.commandClients(config);
    this.topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    this.catalogue = StreamsPipeline.catalogue(config);
    this.applicationId = StreamsPipeline.applicationId(topics, catalogue);
  }

  /**
   * The fields that differ; none if every figure is right.
   *
   * @throws UnreachableException if a server does not answer, or the pipeline does not catch up
   */
  public static List<Difference> differences(AppConfig config) {
    try {
      return new Verification(config).differences();
    } catch (RegistryUnavailableException e) {
      throw LiveFigures.noRegistry(e);
    }
  }

  private List<Difference> differences() {
    try (Offsets offsets = new Offsets(clients);
        Consumer<byte[], byte[]> reader = clients.reader()) {
      ToTheEnd reading = new ToTheEnd(reader, timeout);
      Moment moment = moment(offsets, reading);
      TopicRecords input = new TopicRecords(topics, clients.serdes(), moment.inputEnds(), reading);
      return Comparison.differences(moment.published(), BatchRecomputation.of(catalogue, input));
    }
  }

  private Moment moment(Offsets offsets, ToTheEnd reading) {
    try (AggregateReader records = AggregateReader.of(clients.serdes())) {
      Catchup catchup = new Catchup(offsets, topics, applicationId);
      while (true) {
        Map<TopicPartition, Long> inputEnds = offsets.ends(inputs());
        catchup.await(Duration.ofNanos(deadline - System.nanoTime()));
        Map<TopicPartition, Long> liveEnds = offsets.ends(List.of(topics.live()));
        Map<SeriesKey, Published> published = PublishedTopic.read(reading, records, liveEnds);
        if (inputEnds.equals(offsets.ends(inputs()))) {
          return new Moment(inputEnds, published);
        }
        if (System.nanoTime() - deadline > 0) {
          throw new UnreachableException(
              "records keep being handed in; verify when the input rests");
        }
      }
    }
  }

  /** Topics that figures come from. */
  private Collection<String> inputs() {
    List<String> inputs = new ArrayList<>(topics.inputs());
    inputs.remove(topics.releases());
    return inputs;
  }
}
