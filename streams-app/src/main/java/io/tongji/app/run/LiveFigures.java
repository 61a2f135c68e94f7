package io.tongji.app.run;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.editing.OpenQuery;
import io.tongji.export.AggregateTable;
import io.tongji.export.LiveTable;
import io.tongji.export.OpenQueries;
import io.tongji.export.UnreadableTopicException;
import io.tongji.log.cluster.KafkaConnection;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.UnreachableException;
import io.tongji.log.records.AggregateReader;
import io.tongji.log.records.QueryReader;
import io.tongji.log.serde.RegistryUnavailableException;
import io.tongji.log.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads what a cluster publishes, for a command. */
public final class LiveFigures {

  private LiveFigures() {}

  /**
   * The live figures, complete as of now.
   *
   * @param progress hears how far the reading is
   * @throws UnreachableException if brokers or registry do not answer in time
   */
  public static AggregateTable read(AppConfig config, ReadProgress progress) {
    return reading(
        config,
        () -> {
          try (AggregateReader reader =
              AggregateReader.of(StreamsPipeline.commandClients(config).serdes())) {
            return LiveTable.read(
                topics(config).live(),
                config.kafka(),
                new LiveTable.Reading(reader, config.get(Keys.OPERATION_TIMEOUT), progress));
          }
        });
  }

  /**
   * The open queries, complete as of now, in no order.
   *
   * @param progress hears how far the reading is
   * @throws UnreachableException if brokers or registry do not answer in time
   */
  public static List<OpenQuery> queries(AppConfig config, ReadProgress progress) {
    return reading(
        config,
        () -> {
          try (QueryReader reader =
              QueryReader.of(StreamsPipeline.commandClients(config).serdes())) {
            return OpenQueries.read(
                topics(config).queries(),
                config.kafka(),
                new OpenQueries.Reading(reader, config.get(Keys.OPERATION_TIMEOUT), progress));
          }
        });
  }

  private static Topics topics(AppConfig config) {
    return new Topics(config.get(Keys.TOPIC_PREFIX));
  }

  private static <T> T reading(AppConfig config, Supplier<T> read) {
    try {
      return read.get();
    } catch (UnreadableTopicException e) {
      Duration timeout = config.get(Keys.OPERATION_TIMEOUT);
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
