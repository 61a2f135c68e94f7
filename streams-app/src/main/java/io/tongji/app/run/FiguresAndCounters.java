package io.tongji.app.run;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.http.MetricsSource;
import io.tongji.app.metrics.Metrics;
import io.tongji.app.metrics.MetricsEndpoint;
import io.tongji.app.metrics.OpenQueryCounts;
import io.tongji.app.metrics.StateEntries;
import io.tongji.app.metrics.figures.CompleteMonths;
import io.tongji.app.metrics.figures.ExposedFigures;
import io.tongji.app.metrics.figures.FigureBounds;
import io.tongji.app.metrics.figures.FiguresCollector;
import io.tongji.app.metrics.figures.ReleaseGauges;
import io.tongji.app.metrics.meters.Meters;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.ReportingCalendar;
import io.tongji.catalogue.source.CatalogueSource;
import io.tongji.figures.StatusScale;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.UnderReplicated;
import io.tongji.log.releases.ReleaseReader;
import io.tongji.log.topics.Topics;
import io.tongji.period.Month;
import io.tongji.pipeline.ports.Gauges;
import io.tongji.pipeline.ports.RecordCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jspecify.annotations.Nullable;

/** What the pipeline shows on /metrics: its figures, its counters, and Kafka's metrics of it. */
final class FiguresAndCounters implements MetricsSource {

  private static final String LIVE = "live";
  private static final String RELEASE = "release";

  /** Of a scrape for figures that have changed; it asks again in its next interval. */
  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final ExposedFigures live;
  private final FiguresCollector.ReleasedView released;
  private final Metrics metrics;
  private final MetricsEndpoint endpoint;
  private final List<FigureExporter> exporters = new ArrayList<>();

  private FiguresAndCounters(
      ExposedFigures live, FiguresCollector.ReleasedView released, Metrics metrics) {
    this.live = live;
    this.released = released;
    this.metrics = metrics;
    this.endpoint = metrics.endpoint();
  }

  static FiguresAndCounters of(AppConfig config, CatalogueInForce inForce) {
    Language language = config.get(Keys.LANG);
    Clock clock = Clock.systemUTC();
    FigureBounds bounds = bounds(config, inForce.catalogue());
    ExposedFigures live = new ExposedFigures(LIVE, lease(config), clock, bounds);
    FiguresCollector.ReleasedView released =
        new FiguresCollector.ReleasedView(
            new ExposedFigures(RELEASE, lease(config), clock, bounds),
            new ReleaseGauges(inForce.catalogue(), clock));
    CatalogueSource source = inForce.source();
    FiguresCollector collector =
        new FiguresCollector(
            live,
            released,
            new FiguresCollector.Naming(
                inForce.catalogue(),
                ReportingCalendar.in(source),
                StatusScale.read(source).steps(),
                config.get(Keys.PERIOD_MIN_RESPONSE)),
            bounds,
            new FiguresCollector.Labelling(language, config.get(Keys.ZONE)));
    return new FiguresAndCounters(
        live, released, Metrics.ahead(collector, language, clock, PATIENCE));
  }

  /** Ends before others can take over: the group counts from a heartbeat, a fifth earlier. */
  private static Duration lease(AppConfig config) {
    return config.get(Keys.SESSION_TIMEOUT).multipliedBy(3).dividedBy(4);
  }

  private static FigureBounds bounds(AppConfig config, Catalogue catalogue) {
    ZoneId zone = config.get(Keys.ZONE);
    Supplier<Month> current =
        () -> {
          LocalDate today = LocalDate.now(zone);
          return Month.of(today.getYear(), today.getMonthValue());
        };
    FigureBounds.Months months =
        new FigureBounds.Months(
            config.get(Keys.METRICS_PERIODS),
            config.get(Keys.METRICS_DETAIL_PERIODS),
            config.get(Keys.METRICS_ACTIVITY_PERIODS),
            CompleteMonths.of(catalogue, config.get(Keys.PERIOD_MIN_RESPONSE), current),
            current);
    String depth = config.get(Keys.METRICS_ACTIVITY_DEPTH).toUpperCase(Locale.ROOT);
    String measures = config.get(Keys.METRICS_MEASURES).toUpperCase(Locale.ROOT);
    return new FigureBounds(
        months,
        FigureBounds.Depth.valueOf(depth),
        config.get(Keys.METRICS_INDICATOR_SERIES),
        FigureBounds.Measures.valueOf(measures));
  }

  /** Shows Kafka's metrics of the pipeline, what its inputs wait for, and which copies lack. */
  void observe(KafkaStreams streams, HeldBack heldBack, UnderReplicated copies) {
    metrics.watch(streams);
    metrics.gauge(Meters.HELD_BACK, heldBack::seconds);
    metrics.gaugeIfKnown(Meters.UNDER_REPLICATED, copies::partitions);
  }

  /**
   * Shows the figures, live and released, of the partitions that this instance gets of the groups
   * that share them.
   *
   * @param faults says what follows from an error of the reading
   */
  void follow(AppConfig config, Clients clients, StreamsUncaughtExceptionHandler faults) {
    Topics topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    ReleaseGauges gauges = released.gauges();
    ReleaseReader reader = new ReleaseReader(clients, topics);
    Runnable list =
        () -> {
          if (gauges.wantsList()) {
            gauges.list(reader.releases());
          }
        };
    exporters.add(
        new FigureExporter(
            clients,
            member(config, topics, LIVE),
            topics.live(),
            live,
            FigureExporter.Hooks.NONE,
            faults));
    exporters.add(
        new FigureExporter(
            clients,
            member(config, topics, RELEASE),
            topics.release(),
            released.figures(),
            new FigureExporter.Hooks(gauges::counting, list),
            faults));
    exporters.forEach(FigureExporter::start);
  }

  private static Clients.Member member(AppConfig config, Topics topics, String view) {
    return new Clients.Member(
        topics.prefix() + "-metrics-" + view,
        config.get(Keys.SESSION_TIMEOUT),
        config.get(Keys.INSTANCE_ID));
  }

  RecordCounts counts() {
    return new RecordCounts() {
      @Override
      public void judged(String form, String result) {
        metrics.counters().judged(form, result);
      }

      @Override
      public void rejected(String form, String reason) {
        metrics.counters().rejected(form, reason);
      }

      @Override
      public void deadLetter() {
        metrics.counters().deadLetter();
      }

      @Override
      public void skipped() {
        metrics.counters().skipped();
      }

      @Override
      public void queried(String form, String edit) {
        metrics.counters().queried(form, edit);
      }
    };
  }

  Gauges gauges() {
    return new Gauges() {
      @Override
      public Entries entries(String store) {
        return new StoreEntries(metrics.state().open(store));
      }

      @Override
      public Gauges.QueryCounts openQueries() {
        return new TaskQueries(metrics.queries().open());
      }
    };
  }

  private record StoreEntries(StateEntries.Store store) implements Gauges.Entries {

    @Override
    public void set(long number) {
      store.entries(number);
    }

    @Override
    public void close() {
      store.close();
    }
  }

  private record TaskQueries(OpenQueryCounts.TaskCounts task) implements Gauges.QueryCounts {

    @Override
    public void set(String form, String edit, int number) {
      task.open(form, edit, number);
    }

    @Override
    public void close() {
      task.close();
    }
  }

  @Override
  public String contentType(@Nullable String accept) {
    return endpoint.contentType(accept);
  }

  @Override
  public byte[] scrape(@Nullable String accept) {
    return endpoint.scrape(accept);
  }

  @Override
  public byte[] zipped(@Nullable String accept) {
    return endpoint.zipped(accept);
  }

  void close() {
    exporters.forEach(FigureExporter::close);
    metrics.close();
  }
}
