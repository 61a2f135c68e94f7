package io.tongji.app.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tongji.app.metrics.meters.Meters;
import io.tongji.catalogue.Language;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The metrics of a release gate in a process of its own. */
public final class GateMetrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  /**
   * The metrics of one gate.
   *
   * @param working says whether it works or stands by
   * @param waitingSince says when the earliest request was made that is not decided
   */
  public GateMetrics(
      BooleanSupplier working,
      Supplier<Optional<Instant>> waitingSince,
      Language language,
      InstantSource clock) {
    gauge(Meters.GATE_WORKING, language, () -> working.getAsBoolean() ? 1 : 0);
    gauge(
        Meters.GATE_WAITING,
        language,
        () ->
            waitingSince
                .get()
                .map(since -> Duration.between(since, clock.instant()).toSeconds())
                .orElse(0L));
    Metrics.bindJvm(registry);
    garbageCollection.bindTo(registry);
  }

  private void gauge(Meters meter, Language language, Supplier<Number> value) {
    Gauge.builder(meter.exposedName(), value)
        .description(meter.help(language))
        .strongReference(true)
        .register(registry);
  }

  /** What readers of /metrics are answered. */
  public MetricsEndpoint endpoint() {
    return new MetricsEndpoint(registry, null);
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
