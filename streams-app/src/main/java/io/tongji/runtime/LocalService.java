package io.tongji.runtime;

import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** A whole Tongji on this machine: cluster, pipeline and HTTP, ready to be used. */
public final class LocalService implements AutoCloseable {

  private final LocalCluster cluster;
  private final AppConfig config;
  private final Pipeline pipeline;
  private final HttpEndpoints http;

  private LocalService(
      LocalCluster cluster, AppConfig config, Pipeline pipeline, HttpEndpoints http) {
    this.cluster = cluster;
    this.config = config;
    this.pipeline = pipeline;
    this.http = http;
  }

  /** Starts a pipeline and HTTP beside the cluster and waits until all is ready. */
  public static LocalService start(
      LocalCluster cluster, AppConfig given, PipelineFactory pipelines) {
    AppConfig config = pointedAt(cluster, given);
    Pipeline pipeline = pipelines.create(config);
    LocalService service = new LocalService(cluster, config, pipeline, serve(config, pipeline));
    try {
      pipeline.start();
      pipeline.awaitReady(config.get(Keys.OPERATION_TIMEOUT));
      return service;
    } catch (RuntimeException failed) {
      service.stopPipeline();
      throw failed;
    }
  }

  /** The configuration that other clients of this cluster need. */
  public AppConfig config() {
    return config;
  }

  /** The line that tells scripts where everything is. */
  public String readyLine() {
    return "ready kafka=%s registry=%s http=%s"
        .formatted(cluster.bootstrapServers(), cluster.registryUrl(), http.url());
  }

  /** Completes with the reason when the pipeline stops by itself. */
  public CompletionStage<String> failure() {
    return pipeline.failure();
  }

  @Override
  public void close() {
    stopPipeline();
    cluster.close();
  }

  private static AppConfig pointedAt(LocalCluster cluster, AppConfig given) {
    return given.with(
        Map.of(
            Keys.BOOTSTRAP_SERVERS.name(), cluster.bootstrapServers(),
            Keys.SCHEMA_REGISTRY_URL.name(), cluster.registryUrl(),
            Keys.STATE_DIR.name(), cluster.stateDirectory().toString()));
  }

  private static HttpEndpoints serve(AppConfig config, Pipeline pipeline) {
    HealthCheck alive =
        new HealthCheck("pipeline", () -> !pipeline.failure().toCompletableFuture().isDone());
    return HttpEndpoints.start(
        HttpSettings.of(config),
        pipeline.metrics(),
        List.of(alive),
        List.of(new HealthCheck("pipeline", pipeline::ready)));
  }

  private void stopPipeline() {
    http.close();
    pipeline.close();
  }
}
