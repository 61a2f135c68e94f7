package io.tongji.app.run;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.editing.OpenQuery;
import io.tongji.export.LiveTable;
import io.tongji.failure.Failure;
import io.tongji.figures.AggregateTable;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.records.AggregateReader;
import io.tongji.log.records.QueryReader;
import io.tongji.log.topics.Topics;
import io.tongji.queries.OpenQueries;
import java.util.List;

/** Reads what a cluster publishes, for a command. */
public final class LiveFigures {

  private LiveFigures() {}

  /**
   * The live figures, complete as of now.
   *
   * @param progress hears how far the reading is
   * @throws Failure if brokers or registry do not answer in time
   */
  public static AggregateTable read(AppConfig config, ReadProgress progress) {
    try (AggregateReader reader =
        AggregateReader.of(StreamsPipeline.commandClients(config).serdes())) {
      return LiveTable.read(
          topics(config).live(),
          config.kafka(),
          new LiveTable.Reading(reader, config.get(Keys.OPERATION_TIMEOUT), progress));
    }
  }

  /**
   * The open queries, complete as of now, in no order.
   *
   * @param progress hears how far the reading is
   * @throws Failure if brokers or registry do not answer in time
   */
  public static List<OpenQuery> queries(AppConfig config, ReadProgress progress) {
    try (QueryReader reader = QueryReader.of(StreamsPipeline.commandClients(config).serdes())) {
      return OpenQueries.read(
          topics(config).queries(),
          config.kafka(),
          new OpenQueries.Reading(reader, config.get(Keys.OPERATION_TIMEOUT), progress));
    }
  }

  private static Topics topics(AppConfig config) {
    return new Topics(config.get(Keys.TOPIC_PREFIX));
  }
}
