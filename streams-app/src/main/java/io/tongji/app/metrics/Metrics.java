package io.tongji.app.metrics;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.tongji.app.metrics.figures.FigurePages;
import io.tongji.app.metrics.figures.FiguresCollector;
import io.tongji.app.metrics.meters.Meters;
import io.tongji.catalogue.Language;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;

/** All metrics of this instance, under one roof. */
public final class Metrics implements AutoCloseable {

  private final Language language;
  private final FigurePages figures;
  private final PrometheusMeterRegistry registry;
  private final PipelineCounters counters;
  private final StateEntries state;
  private final OpenQueryCounts queries;
  private final List<KafkaStreamsMetrics> watched = new ArrayList<>();
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();

  /**
   * The figures that the collector shows, our own counters, and those of the JVM; pages of figures
   * are made ahead.
   *
   * @param patience how long a scrape waits for figures that have changed
   */
  public static Metrics ahead(
      FiguresCollector figures, Language language, InstantSource clock, Duration patience) {
    return new Metrics(figures, FigurePages.ahead(figures, patience), language, clock);
  }

  /** The same; pages of figures are made by whoever asks. */
  public Metrics(FiguresCollector figures, Language language, InstantSource clock) {
    this(figures, new FigurePages(figures), language, clock);
  }

  private Metrics(
      FiguresCollector figures, FigurePages pages, Language language, InstantSource clock) {
    this.language = language;
    this.figures = pages;
    PrometheusRegistry prometheus = new PrometheusRegistry();
    prometheus.register(figures);
    state = new StateEntries(language);
    prometheus.register(state);
    queries = new OpenQueryCounts(language);
    prometheus.register(queries);
    registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT, prometheus, Clock.SYSTEM);
    registry.config().meterFilter(new KafkaMeters());
    counters = new PipelineCounters(registry, language, clock);
    gauge(Meters.CLOCK_STEP, new ClockSteps(clock, System::nanoTime)::seconds);
    bindJvm(registry);
    garbageCollection.bindTo(registry);
  }

  /** Shows a number without labels, as it is when somebody asks. */
  public void gauge(Meters meter, Supplier<Number> value) {
    Gauge.builder(meter.exposedName(), value)
        .description(meter.help(language))
        .strongReference(true)
        .register(registry);
  }

  /** The same, without a series while the number is not known. */
  public void gaugeIfKnown(Meters meter, Supplier<OptionalLong> value) {
    registry
        .getPrometheusRegistry()
        .register(
            () ->
                new GaugeSnapshot(
                    meter.metadata(language),
                    value.get().stream()
                        .mapToObj(known -> new GaugeDataPointSnapshot(known, Labels.EMPTY, null))
                        .toList()));
  }

  /** The meters of the virtual machine that need no end. */
  static void bindJvm(MeterRegistry registry) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  /** Where the pipeline counts. */
  public PipelineCounters counters() {
    return counters;
  }

  /** Receives how many entries tasks keep in memory. */
  public StateEntries state() {
    return state;
  }

  /** Where tasks report how many queries are open. */
  public OpenQueryCounts queries() {
    return queries;
  }

  /** Shows Kafka's own metrics of a pipeline, until this is closed. */
  public void watch(KafkaStreams streams) {
    KafkaStreamsMetrics kafka = new KafkaStreamsMetrics(streams);
    kafka.bindTo(registry);
    watched.add(kafka);
  }

  /** What readers of /metrics are answered. */
  public MetricsEndpoint endpoint() {
    return new MetricsEndpoint(registry, figures);
  }

  @Override
  public void close() {
    figures.close();
    watched.forEach(KafkaStreamsMetrics::close);
    garbageCollection.close();
    registry.close();
  }
}
