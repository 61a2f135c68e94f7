package io.tongji.app.read;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.editing.OpenQuery;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.CutReader;
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
    return CutReader.table(
        ConfiguredCluster.commandClients(config), topics(config).live(), progress);
  }

  /**
   * The open queries, complete as of now, in no order.
   *
   * @param progress hears how far the reading is
   * @throws Failure if brokers or registry do not answer in time
   */
  public static List<OpenQuery> queries(AppConfig config, ReadProgress progress) {
    return OpenQueries.read(
        ConfiguredCluster.commandClients(config), topics(config).queries(), progress);
  }

  private static Topics topics(AppConfig config) {
    return new Topics(config.get(Keys.TOPIC_PREFIX));
  }
}
