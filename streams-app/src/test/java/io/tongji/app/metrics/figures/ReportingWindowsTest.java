package io.tongji.app.metrics.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.metrics.Metrics;
import io.tongji.app.metrics.MetricsEndpoint;
import io.tongji.app.metrics.figures.FigureBounds.Depth;
import io.tongji.catalogue.Language;
import io.tongji.log.cuts.CutReceiver;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Sample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

/** When returns can be handed in and are due, on the page that is scraped. */
class ReportingWindowsTest {

  private static final Sample OUTPUT = Sample.of("GIO", 5).on(4);

  private final HandClock clock = new HandClock();
  private final ExposedFigures figures =
      new ExposedFigures("live", Duration.ofSeconds(10), clock, BuiltIn.WIDE);

  @Test
  void returnsAreDueOnTheDayOfTheirFormInTheZone() {
    Scrape page = scrape(OUTPUT.ofMonth(), OUTPUT.at("2023-Q4").ofSpan());
    String labels = "{form=\"output\",period=\"2023-12\"}";
    assertThat(page.value("tongji_return_window_start_timestamp_seconds" + labels))
        .isEqualTo(Instant.parse("2023-12-31T16:00:00Z").getEpochSecond());
    assertThat(page.value("tongji_return_deadline_timestamp_seconds" + labels))
        .isEqualTo(Instant.parse("2024-01-09T04:00:00Z").getEpochSecond());
    assertThat(page.series("tongji_return_deadline"))
        .as("months only")
        .noneMatch(series -> series.contains("Q4"))
        .as("six forms for December; for January, which ended last, those that have one")
        .hasSize(9)
        .filteredOn(series -> series.contains("2024-01"))
        .extracting(series -> series.replaceAll(".*form=\"([a-z]+)\".*", "$1"))
        .containsExactly("export", "fdi", "tax");
  }

  @Test
  void theMonthsThatEndedLastAreAwaitedWithoutAnyFigure() {
    clock.advance(Duration.ofHours(109));
    Scrape february = scrape();
    assertThat(february.series("tongji_return_deadline"))
        .as("at midnight in the zone March begins, and February is awaited on every form")
        .filteredOn(series -> series.contains("period=\"2024-02\""))
        .hasSize(6);
    assertThat(february.series("tongji_return_deadline"))
        .as("January was due last, on the forms that have one")
        .filteredOn(series -> !series.contains("period=\"2024-02\""))
        .hasSize(3)
        .allMatch(series -> series.contains("period=\"2024-01\""));
  }

  private Scrape scrape(Aggregate... aggregates) {
    try (CutReceiver share = Shown.show(figures, aggregates)) {
      return Scrape.of(new String(endpoint().scrape(null), StandardCharsets.UTF_8));
    }
  }

  private MetricsEndpoint endpoint() {
    FiguresCollector collector =
        new FiguresCollector(
            figures,
            BuiltIn.vocabulary(),
            BuiltIn.bounds(25, 25, Depth.DIVISION, 14_000),
            new FiguresCollector.Labelling(Language.ZH, ZoneId.of("Asia/Shanghai")));
    return new Metrics(collector, Language.ZH, clock).endpoint();
  }
}
