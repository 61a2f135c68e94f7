package io.tongji.runtime;

import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.config.AppConfig;
import io.tongji.config.Keys;
import io.tongji.metrics.ExposedFigures;
import io.tongji.metrics.FigureBounds;
import io.tongji.metrics.FiguresCollector;
import io.tongji.metrics.FiguresCollector.Labelling;
import io.tongji.metrics.Metrics;
import io.tongji.metrics.MetricsEndpoint;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import io.tongji.topology.Exposure;
import io.tongji.topology.Tally;
import java.time.Clock;
import java.util.Locale;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** What an instance shows on /metrics: its tasks' figures, its counters, Kafka's and the JVM's. */
final class FiguresAndCounters implements MetricsSource, AutoCloseable {

  private final ExposedFigures figures;
  private final Metrics metrics;
  private final MetricsEndpoint endpoint;
  private @Nullable AutoCloseable kafka;

  private FiguresAndCounters(ExposedFigures figures, Metrics metrics) {
    this.figures = figures;
    this.metrics = metrics;
    this.endpoint = metrics.endpoint();
  }

  static FiguresAndCounters of(AppConfig config, Catalogue catalogue) {
    Language language = Language.valueOf(config.get(Keys.LANG).toUpperCase(Locale.ROOT));
    ExposedFigures figures =
        new ExposedFigures(config.get(Keys.SESSION_TIMEOUT), Clock.systemUTC());
    FigureBounds bounds =
        new FigureBounds(
            config.get(Keys.METRICS_PERIODS),
            FigureBounds.Depth.valueOf(
                config.get(Keys.METRICS_ACTIVITY_DEPTH).toUpperCase(Locale.ROOT)),
            config.get(Keys.METRICS_MAX_SERIES));
    Labelling labelling = new Labelling(language, config.get(Keys.ZONE));
    FiguresCollector collector = new FiguresCollector(figures, catalogue, bounds, labelling);
    return new FiguresAndCounters(figures, new Metrics(collector, language));
  }

  /** Shows Kafka's own metrics too. */
  void observe(KafkaStreams streams) {
    kafka = metrics.watch(streams);
  }

  void deadLetter() {
    metrics.counters().deadLetter();
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
    };
  }

  Exposure exposure() {
    return task -> new Shown(figures.open(task));
  }

  private record Shown(ExposedFigures.Owner owner) implements Exposure.Owner {
    @Override
    public void put(SeriesKey key, Aggregate aggregate) {
      owner.put(key, aggregate);
    }

    @Override
    public void remove(SeriesKey key) {
      owner.remove(key);
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

  @Override
  public void close() {
    try {
      if (kafka != null) {
        kafka.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("Kafka's metrics do not close", e);
    }
    metrics.close();
  }
}
