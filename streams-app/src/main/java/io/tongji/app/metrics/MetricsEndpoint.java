package io.tongji.app.metrics;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.tongji.app.metrics.figures.Deflated;
import io.tongji.app.metrics.figures.FigurePages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Answers scrapes in the text format that the reader understands best. */
public final class MetricsEndpoint {

  /** Prometheus' own text format, understood by every reader. */
  static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  /** OpenMetrics. */
  static final String OPEN_METRICS = FigurePages.OPEN_METRICS;

  private static final String OPEN_METRICS_TYPE = "application/openmetrics-text";
  private static final int USUAL_SIZE = 1 << 20;

  private final PrometheusMeterRegistry registry;
  private final @Nullable FigurePages figures;

  /**
   * An endpoint that shows the metrics of a registry.
   *
   * @param figures stand before all else; null: there are none
   */
  MetricsEndpoint(PrometheusMeterRegistry registry, @Nullable FigurePages figures) {
    this.registry = registry;
    this.figures = figures;
  }

  /** The content type answered to a reader with this Accept header. */
  public String contentType(@Nullable String accept) {
    return accept != null && accept.toLowerCase(Locale.ROOT).contains(OPEN_METRICS_TYPE)
        ? OPEN_METRICS
        : PROMETHEUS;
  }

  /** The metrics as of now, in that content type. */
  public byte[] scrape(@Nullable String accept) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_SIZE);
    String type = contentType(accept);
    try {
      figures(type).writeTo(out);
      registry.scrape(out, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** The same in the format of gzip: figures that have not changed are not compressed again. */
  public byte[] zipped(@Nullable String accept) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_SIZE);
    String type = contentType(accept);
    Deflated first = figures(type);
    try {
      registry.scrape(out, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return first.gzip(out.toByteArray());
  }

  private Deflated figures(String type) {
    return figures == null ? FigurePages.NONE : figures.in(type);
  }
}
