package io.tongji.runtime;

import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import io.tongji.publish.AggregateTable;
import io.tongji.publish.LiveTable;
import io.tongji.publish.UnreadableTopicException;
import io.tongji.wire.AggregateReader;
import io.tongji.wire.RegistryUnavailableException;
import io.tongji.wire.Topics;
import java.time.Duration;
import java.util.Map;

/** Reads the live figures of a cluster for a command. */
public final class LiveFigures {

  /** A command does not wait for a registry as long as the pipeline does. */
  private static final String REGISTRY_WAIT = "serde.registry.wait";

  private LiveFigures() {}

  /**
   * The live figures, complete as of now.
   *
   * @throws UnreachableException if brokers or registry do not answer in time
   */
  public static AggregateTable read(AppConfig config) {
    Duration timeout = config.get(Keys.OPERATION_TIMEOUT);
    AppConfig impatient = config.with(Map.of(REGISTRY_WAIT, timeout.toString()));
    String topic = new Topics(config.get(Keys.TOPIC_PREFIX)).live();
    try (AggregateReader reader = AggregateReader.of(StreamsPipeline.clients(impatient).serdes())) {
      return LiveTable.read(topic, config.kafka(), reader, timeout);
    } catch (UnreadableTopicException | RegistryUnavailableException e) {
      throw new UnreachableException(String.valueOf(e.getMessage()), e);
    }
  }
}
