package io.tongji.runtime;

import io.tongji.catalogue.Catalogue;
import io.tongji.config.AppConfig;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import io.tongji.topology.Exposure;
import io.tongji.topology.Tally;
import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Temporary. */
final class FiguresAndCounters implements MetricsSource {
  static FiguresAndCounters of(AppConfig config, Catalogue catalogue) {
    return new FiguresAndCounters();
  }

  void observe(KafkaStreams streams) {}

  void deadLetter() {}

  Tally tally() {
    return new Tally() {
      @Override
      public void judged(String form, String result) {}

      @Override
      public void rejected(String form, String reason) {}
    };
  }

  Exposure exposure() {
    return task ->
        new Exposure.Owner() {
          @Override
          public void put(SeriesKey key, Aggregate aggregate) {}

          @Override
          public void remove(SeriesKey key) {}

          @Override
          public void alive() {}

          @Override
          public void close() {}
        };
  }

  @Override
  public String contentType(@Nullable String accept) {
    return "text/plain";
  }

  @Override
  public byte[] scrape(@Nullable String accept) {
    return new byte[0];
  }

  void close() {}
}
