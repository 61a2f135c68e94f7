package io.tongji.app.run;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.http.MetricsSource;
import io.tongji.app.metrics.ExposedFigures;
import io.tongji.app.metrics.FigureBounds;
import io.tongji.app.metrics.FiguresCollector;
import io.tongji.app.metrics.Metrics;
import io.tongji.app.metrics.MetricsEndpoint;
import io.tongji.app.metrics.StateEntries;
import io.tongji.catalogue.CatalogueSource;
import io.tongji.catalogue.Language;
import io.tongji.catalogue.ReportingCalendar;
import io.tongji.figures.StatusScale;
import io.tongji.pipeline.Exposure;
import io.tongji.pipeline.Tally;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** What the pipeline shows on /metrics: its figures, its counters, and Kafka's metrics of it. */
final class FiguresAndCounters implements MetricsSource {

  private final ExposedFigures figures;
  private final Metrics metrics;
  private final MetricsEndpoint endpoint;
  private Metrics.@Nullable Watch watch;

  private FiguresAndCounters(ExposedFigures figures, Metrics metrics) {
    this.figures = figures;
    this.metrics = metrics;
    this.endpoint = metrics.endpoint();
  }

  static FiguresAndCounters of(AppConfig config, CatalogueInForce inForce) {
    Language language = Language.ofCode(config.get(Keys.LANG));
    Clock clock = Clock.systemUTC();
    ExposedFigures figures = new ExposedFigures(lease(config), clock, bounds(config));
    CatalogueSource source = inForce.source();
    FiguresCollector collector =
        new FiguresCollector(
            figures,
            new FiguresCollector.Vocabulary(
                inForce.catalogue(),
                ReportingCalendar.in(source),
                StatusScale.read(source).steps()),
            bounds(config),
            new FiguresCollector.Labelling(language, config.get(Keys.ZONE)));
    return new FiguresAndCounters(figures, new Metrics(collector, language, clock));
  }

  /** Ends before others can take over: the group counts from a heartbeat, a fifth earlier. */
  private static Duration lease(AppConfig config) {
    return config.get(Keys.SESSION_TIMEOUT).multipliedBy(3).dividedBy(4);
  }

  private static FigureBounds bounds(AppConfig config) {
    String depth = config.get(Keys.METRICS_ACTIVITY_DEPTH).toUpperCase(Locale.ROOT);
    return new FigureBounds(
        config.get(Keys.METRICS_PERIODS),
        config.get(Keys.METRICS_ACTIVITY_PERIODS),
        FigureBounds.Depth.valueOf(depth),
        config.get(Keys.METRICS_INDICATOR_SERIES));
  }

  /** Shows Kafka's metrics of the pipeline. */
  void observe(KafkaStreams streams) {
    watch = metrics.watch(streams);
  }

  Tally tally() {
    return new Tally() {
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
      public void queried(String form, String edit) {
        metrics.counters().queried(form, edit);
      }
    };
  }

  Exposure exposure() {
    return new Exposure() {
      @Override
      public Owner open(String task) {
        return new Exposed(figures.open(task));
      }

      @Override
      public Kept keep(String store) {
        return new Stored(metrics.state().open(store));
      }
    };
  }

  private record Stored(StateEntries.Store store) implements Exposure.Kept {

    @Override
    public void entries(long number) {
      store.entries(number);
    }

    @Override
    public void close() {
      store.close();
    }
  }

  private record Exposed(ExposedFigures.Owner owner) implements Exposure.Owner {

    @Override
    public void put(SeriesKey key, Aggregate aggregate) {
      owner.put(key, aggregate);
    }

    @Override
    public void remove(SeriesKey key) {
      owner.remove(key);
    }

    @Override
    public boolean wantsAll(String indicator) {
      return owner.wantsAll(indicator);
    }

    @Override
    public void openQueries(String form, String edit, int queries) {
      owner.openQueries(form, edit, queries);
    }

    @Override
    public void alive() {
      owner.alive();
    }

    @Override
    public void close() {
      owner.close();
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

  void close() {
    if (watch != null) {
      watch.close();
    }
    metrics.close();
  }
}
