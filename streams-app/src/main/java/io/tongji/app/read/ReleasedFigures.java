package io.tongji.app.read;

import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.releases.ReleaseHistory;
import io.tongji.log.topics.Topics;

/** Reads what was released, for a command: nothing but the public topics. */
public final class ReleasedFigures {

  private ReleasedFigures() {}

  /**
   * All that was released, complete as of now.
   *
   * @param progress hears how far the reading is
   * @throws Failure if brokers or registry do not answer in time
   */
  public static ReleaseHistory read(AppConfig config, ReadProgress progress) {
    return ReleaseHistory.read(
        ConfiguredCluster.commandClients(config),
        new Topics(config.get(Keys.TOPIC_PREFIX)),
        progress);
  }
}
