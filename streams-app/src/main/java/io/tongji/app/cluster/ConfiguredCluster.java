package io.tongji.app.cluster;

import io.tongji.app.catalogue.CatalogueChange;
import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.topics.Topics;
import java.time.Clock;

/** The brokers and the registry of a configuration, and the catalogue in force there. */
public final class ConfiguredCluster {

  private ConfiguredCluster() {}

  /** Clients of a configuration. */
  public static Clients clients(AppConfig config) {
    return new Clients(
        config.kafka(), ConfiguredSerdes.of(config), config.get(Keys.OPERATION_TIMEOUT));
  }

  /** Clients for a command, which waits no longer than it may take, and says at once for whom. */
  public static Clients commandClients(AppConfig config) {
    Servers.warnWhoIsAway(config);
    return clients(RegistryHaste.of(config));
  }

  /**
   * The catalogue in force, in the zone of a configuration.
   *
   * @throws Failure if there is none, or a server does not answer
   */
  public static CatalogueInForce catalogue(AppConfig config) {
    return CatalogueInForce.read(
        commandClients(config), new Topics(config.get(Keys.TOPIC_PREFIX)), config.get(Keys.ZONE));
  }

  /** What puts another catalogue in force. */
  public static CatalogueChange catalogueChange(AppConfig config) {
    return new CatalogueChange(
        commandClients(config),
        new Topics(config.get(Keys.TOPIC_PREFIX)),
        Clock.systemUTC(),
        config.get(Keys.SESSION_TIMEOUT));
  }
}
