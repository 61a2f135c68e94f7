package io.tongji.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.metrics.figures.BuiltIn;
import io.tongji.app.metrics.figures.ExposedFigures;
import io.tongji.app.metrics.figures.FiguresCollector;
import io.tongji.app.metrics.figures.HandClock;
import io.tongji.app.metrics.figures.ReleaseGauges;
import io.tongji.app.metrics.figures.Scrape;
import io.tongji.app.metrics.figures.Shown;
import io.tongji.catalogue.BaseKind;
import io.tongji.catalogue.Language;
import io.tongji.log.aggregates.ReleaseMark;
import io.tongji.log.cuts.CutReceiver;
import io.tongji.log.cuts.Published;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.measure.Growth;
import io.tongji.period.Period;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.Figure;
import io.tongji.rollup.Sample;
import io.tongji.rollup.SeriesKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What was released, on the page beside what is live. */
class ReleasedMetricsTest {

  private static final Duration LEASE = Duration.ofSeconds(10);
  private static final Growth WITHHELD = new Growth.Undefined(Growth.Reason.CONFIDENTIAL);
  private static final SeriesKey TOTAL = key("_T");
  private static final SeriesKey DIVISION = key("C39");

  private final HandClock clock = new HandClock();
  private final ExposedFigures live = new ExposedFigures("live", LEASE, clock, BuiltIn.WIDE);
  private final ExposedFigures figures = new ExposedFigures("release", LEASE, clock, BuiltIn.WIDE);
  private final ReleaseGauges gauges = new ReleaseGauges(BuiltIn.vocabulary().catalogue(), clock);
  private final CutReceiver share = gauges.counting(figures.open());

  private static SeriesKey key(String activity) {
    return new SeriesKey(Period.parse("2023-12"), "330483K01", "GIO", activity);
  }

  private static Published released(SeriesKey key, Figure figure) {
    Aggregate aggregate =
        new Aggregate.OfMonth(
            key, BaseKind.RESTATED, figure, figure, null, null, null, null, null, null, null);
    return new Published(aggregate, 1, Instant.EPOCH, new ReleaseMark("first", "P"));
  }

  private static Published open(SeriesKey key) {
    Growth growth = new Growth.Rate(-42, 1000);
    return released(
        key, Figure.published(77_376_000_001L, new Figure.GrowthRates(growth, growth, growth)));
  }

  private static Published suppressed(SeriesKey key) {
    return released(
        key, Figure.published(null, new Figure.GrowthRates(WITHHELD, WITHHELD, WITHHELD)));
  }

  private void put(Published... rows) {
    for (Published row : rows) {
      share.put(row);
    }
    share.whole("GIO");
    figures.confirmed(clock.instant());
  }

  private Scrape page() {
    FiguresCollector collector =
        new FiguresCollector(
            live,
            new FiguresCollector.ReleasedView(figures, gauges),
            BuiltIn.vocabulary(),
            BuiltIn.WIDE,
            new FiguresCollector.Labelling(Language.EN, ZoneOffset.UTC));
    byte[] page = new Metrics(collector, Language.EN, clock).endpoint().scrape(null);
    return Scrape.of(new String(page, StandardCharsets.UTF_8));
  }

  @Test
  void bothViewsAreOnOnePage() {
    Shown.show(live, Sample.of("GIO", 5).on(4).ofMonth());
    put(open(TOTAL));
    String of = "{activity=\"_T\",area=\"330483K01\",indicator=\"GIO\",period=\"2023-12\",";
    Scrape page = page();
    assertThat(page.value("tongji_amount_cny" + of + "span=\"ytd\",view=\"live\"}")).isEqualTo(5);
    assertThat(page.value("tongji_amount_cny" + of + "span=\"ytd\",view=\"release\"}"))
        .isEqualTo(77_376_000_001.0);
    assertThat(page.value("tongji_yoy_ratio" + of + "span=\"ytd\",view=\"release\"}"))
        .isEqualTo(-0.042);
    assertThat(page.value("tongji_exposed_series"))
        .isEqualTo(page.samples().keySet().stream().filter(s -> s.contains("view=")).count());
  }

  @Test
  void ofWhatIsSuppressedThereIsOnlyHowMuchItIs() {
    put(suppressed(DIVISION), suppressed(key("C")), open(TOTAL));
    String count = "tongji_release_suppressed_cells{indicator=\"GIO\",level=\"zone\"}";
    assertThat(page().value(count)).isEqualTo(2);
    assertThat(page().samples().keySet())
        .filteredOn(series -> series.contains("view=\"release\""))
        .isNotEmpty()
        .allMatch(series -> series.contains("activity=\"_T\""));
    put(open(DIVISION));
    share.withdraw(key("C"));
    assertThat(page().series("tongji_release_suppressed_cells")).isEmpty();
  }

  @Test
  void aPartitionThatIsLostCountsNoMore() {
    put(suppressed(DIVISION));
    clock.advance(LEASE.plusSeconds(1));
    assertThat(page().series("tongji_release_suppressed_cells")).isEmpty();
    figures.confirmed(clock.instant());
    assertThat(page().series("tongji_release_suppressed_cells")).hasSize(1);
    share.close();
    assertThat(page().series("tongji_release_suppressed_cells")).isEmpty();
  }

  @Test
  void theLatestReleaseIsNamedWithItsAge() {
    assertThat(gauges.wantsList()).isFalse();
    put(open(TOTAL));
    assertThat(gauges.wantsList()).isTrue();
    assertThat(page().series("tongji_release_info")).isEmpty();
    Instant published = clock.instant();
    gauges.list(
        List.of(
            new PublishedRelease(
                new ReleaseRequest("first", "2023-12", "P", null, null, null),
                1,
                published,
                new TreeMap<>(),
                "digest",
                null)));
    assertThat(gauges.wantsList()).isFalse();
    clock.advance(Duration.ofHours(1));
    assertThat(
            page()
                .value(
                    "tongji_release_info{release_id=\"first\",status=\"P\",through=\"2023-12\"}"))
        .isEqualTo(1);
    assertThat(page().value("tongji_release_age_seconds")).isEqualTo(3600);
  }
}
