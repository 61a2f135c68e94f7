package io.tongji.runtime;

import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import io.tongji.publish.AggregateTable;
import io.tongji.publish.LiveTable;
import io.tongji.publish.UnreadableTopicException;
import io.tongji.wire.AggregateReader;
import io.tongji.wire.KafkaConnection;
import io.tongji.wire.ReadProgress;
import io.tongji.wire.RegistryUnavailableException;
import io.tongji.wire.Topics;
import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads the live figures of a cluster for a command. */
public final class LiveFigures {

  private LiveFigures() {}

  /**
   * The live figures, complete as of now.
   *
   * @throws UnreachableException if brokers or registry do not answer in time
   */
  public static AggregateTable read(AppConfig config) {
    return read(config, ReadProgress.SILENT);
  }

  /** The same, and tells how far the reading is. */
  public static AggregateTable read(AppConfig config, ReadProgress progress) {
    Duration timeout = config.get(Keys.OPERATION_TIMEOUT);
    String topic = new Topics(config.get(Keys.TOPIC_PREFIX)).live();
    try (AggregateReader reader =
        AggregateReader.of(StreamsPipeline.commandClients(config).serdes())) {
      return LiveTable.read(
          topic, config.kafka(), new LiveTable.Reading(reader, timeout, progress));
    } catch (UnreadableTopicException e) {
      throw new UnreachableException(
          e.getCause() instanceof TimeoutException
              ? KafkaConnection.silence(config.get(Keys.BOOTSTRAP_SERVERS), timeout)
              : e.getMessage() + "; raise operation.timeout, or look at the brokers",
          e);
    } catch (RegistryUnavailableException e) {
      throw noRegistry(e);
    }
  }

  /** What it means to a command that the registry does not answer. */
  static UnreachableException noRegistry(RegistryUnavailableException e) {
    return new UnreachableException(
        e.getMessage() + "; start the schema registry, or correct its address", e);
  }
}
