package io.tongji.app.run;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.http.HealthCheck;
import io.tongji.app.http.HttpEndpoints;
import io.tongji.app.http.HttpSettings;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.ReadProgress;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A running pipeline with its HTTP endpoints: what every instance of the product is. */
public final class Instance implements AutoCloseable {

  private final Pipeline pipeline;
  private final HttpEndpoints http;

  private Instance(Pipeline pipeline, HttpEndpoints http) {
    this.pipeline = pipeline;
    this.http = http;
  }

  /** Starts the pipeline and waits until it is ready; health is served meanwhile. */
  public static Instance start(AppConfig config, PipelineFactory pipelines) {
    return start(config, pipelines, ReadProgress.SILENT);
  }

  /** Starts the pipeline, waits until it is ready, and reports how far it is. */
  public static Instance start(AppConfig config, PipelineFactory pipelines, ReadProgress startup) {
    Pipeline pipeline = pipelines.create(config);
    Instance instance = new Instance(pipeline, serve(config, pipeline));
    try {
      pipeline.start();
      pipeline.awaitReady(config.get(Keys.OPERATION_TIMEOUT), startup);
      return instance;
    } catch (RuntimeException failed) {
      Thread.interrupted(); // whoever was asked to end still closes in order
      instance.close();
      throw failed;
    }
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

  /** Where /metrics and /health are. */
  public String url() {
    return http.url().toString();
  }

  /** Completes with the reason when the pipeline stops by itself. */
  public CompletionStage<Failure> failure() {
    return pipeline.failure();
  }

  @Override
  public void close() {
    http.close();
    pipeline.close();
  }
}
