package io.tongji.runtime;

import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A whole Tongji on this machine: cluster, pipeline and HTTP, ready to be used. */
public final class LocalService implements AutoCloseable {

  private final LocalCluster cluster;
  private final AppConfig config;
  private final Instance instance;

  private LocalService(LocalCluster cluster, AppConfig config, Instance instance) {
    this.cluster = cluster;
    this.config = config;
    this.instance = instance;
  }

  /** Refuses what would be refused later, before a cluster takes its time to start. */
  public static void rehearse(AppConfig config) {
    StreamsPipeline.catalogue(config);
    HttpEndpoints.rehearse(HttpSettings.of(config));
  }

  /**
   * Creates topics, starts a pipeline and HTTP beside the cluster, and waits until all is ready.
   */
  public static LocalService start(
      LocalCluster cluster, AppConfig given, PipelineFactory pipelines) {
    AppConfig config = pointedAt(cluster, given);
    StreamsPipeline.createTopics(config);
    return new LocalService(cluster, config, Instance.start(config, pipelines));
  }

  /** The configuration that other clients of this cluster need. */
  public AppConfig config() {
    return config;
  }

  /** The line that tells scripts where everything is. */
  public String readyLine() {
    return "ready kafka=%s registry=%s http=%s"
        .formatted(cluster.bootstrapServers(), cluster.registryUrl(), instance.url());
  }

  /** Completes with the reason when the pipeline stops by itself. */
  public CompletionStage<String> failure() {
    return instance.failure();
  }

  @Override
  public void close() {
    instance.close();
    cluster.close();
  }

  private static AppConfig pointedAt(LocalCluster cluster, AppConfig given) {
    return given.with(
        Map.of(
            Keys.BOOTSTRAP_SERVERS.name(), cluster.bootstrapServers(),
            Keys.SCHEMA_REGISTRY_URL.name(), cluster.registryUrl(),
            Keys.STATE_DIR.name(), cluster.stateDirectory().toString()));
  }
}
