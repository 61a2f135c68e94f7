package io.tongji.app.gate;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.http.HealthCheck;
import io.tongji.app.http.HttpEndpoints;
import io.tongji.app.http.HttpSettings;
import io.tongji.app.http.MetricsSource;
import io.tongji.app.metrics.GateMetrics;
import io.tongji.app.metrics.MetricsEndpoint;
import io.tongji.failure.Failure;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The gate as a process of its own, with the health and the metrics of every service. */
public final class ServedGate implements AutoCloseable {

  private final GateService gate;
  private final GateMetrics metrics;
  private final HttpEndpoints http;

  private ServedGate(GateService gate, GateMetrics metrics, HttpEndpoints http) {
    this.gate = gate;
    this.metrics = metrics;
    this.http = http;
  }

  /**
   * Starts the gate of a configuration and its pages, without waiting.
   *
   * @throws Failure if the address is taken
   */
  public static ServedGate start(AppConfig config) {
    HttpSettings settings = HttpSettings.of(config);
    HttpEndpoints.rehearse(settings);
    GateService gate = GateService.start(config);
    GateMetrics metrics =
        new GateMetrics(
            gate::isWorking, gate::waitingSince, config.get(Keys.LANG), Clock.systemUTC());
    Page page = new Page(metrics.endpoint());
    HealthCheck alive =
        new HealthCheck("gate", () -> !gate.failure().toCompletableFuture().isDone());
    HealthCheck ready = new HealthCheck("gate", gate::isReady);
    try {
      return new ServedGate(
          gate, metrics, HttpEndpoints.start(settings, page, List.of(alive), List.of(ready)));
    } catch (Failure refused) {
      metrics.close();
      gate.close();
      throw refused;
    }
  }

  /** What /metrics shows. */
  private record Page(MetricsEndpoint endpoint) implements MetricsSource {

    @Override
    public String contentType(@Nullable String accept) {
      return endpoint.contentType(accept);
    }

    @Override
    public byte[] scrape(@Nullable String accept) {
      return endpoint.scrape(accept);
    }
  }

  /** Where /metrics and /health are. */
  public String url() {
    return http.url().toString();
  }

  /** Completes with the reason when the gate stops by itself. */
  public CompletionStage<Failure> failure() {
    return gate.failure();
  }

  @Override
  public void close() {
    http.close();
    gate.close();
    metrics.close();
  }
}
