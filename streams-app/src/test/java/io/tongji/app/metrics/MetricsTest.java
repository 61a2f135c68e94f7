package io.tongji.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.metrics.figures.BuiltIn;
import io.tongji.app.metrics.figures.ExposedFigures;
import io.tongji.app.metrics.figures.FigureBounds.Depth;
import io.tongji.app.metrics.figures.FiguresCollector;
import io.tongji.app.metrics.figures.HandClock;
import io.tongji.app.metrics.figures.Scrape;
import io.tongji.app.metrics.figures.Shown;
import io.tongji.app.metrics.meters.Meters;
import io.tongji.catalogue.Language;
import io.tongji.rollup.Sample;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private final HandClock clock = new HandClock();
  private final ExposedFigures figures =
      new ExposedFigures("live", Duration.ofSeconds(10), clock, BuiltIn.WIDE);
  private final Metrics metrics = new Metrics(collector(), Language.EN, clock);

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void recordsAreCounted() {
    metrics.counters().judged("output", "accepted");
    metrics.counters().judged("output", "accepted");
    metrics.counters().rejected("output", "BAD_UNIT");
    metrics.counters().queried("output", "OUTLIER");
    metrics.counters().skipped();
    Scrape page = page();
    assertThat(page.value("tongji_returns_total{form=\"output\",result=\"accepted\"}"))
        .isEqualTo(2);
    assertThat(page.value("tongji_rejected_total{form=\"output\",reason=\"BAD_UNIT\"}"))
        .isEqualTo(1);
    assertThat(page.value("tongji_dead_letters_total")).isZero();
    assertThat(page.value("tongji_skipped_records_total")).isEqualTo(1);
  }

  @Test
  void theLastRecordOfAFormHasATimeOnceThereIsOne() {
    assertThat(page().series("tongji_last_record_timestamp_seconds")).isEmpty();
    metrics.counters().judged("output", "accepted");
    double first = page().value("tongji_last_record_timestamp_seconds{form=\"output\"}");
    assertThat(first).isEqualTo(clock.instant().getEpochSecond());
    clock.advance(Duration.ofMinutes(7));
    metrics.counters().judged("output", "duplicate");
    metrics.counters().judged("rd", "accepted");
    Scrape page = page();
    assertThat(page.value("tongji_last_record_timestamp_seconds{form=\"output\"}"))
        .isEqualTo(first + 420)
        .isEqualTo(page.value("tongji_last_record_timestamp_seconds{form=\"rd\"}"));
  }

  @Test
  void stateIsWhatAllTasksKeepForAsLongAsTheyDo() {
    StateEntries.Store one = metrics.state().open("output");
    StateEntries.Store other = metrics.state().open("output");
    metrics.state().open("cells").entries(7);
    one.entries(3);
    one.entries(4);
    other.entries(10);
    assertThat(page().value("tongji_state_entries{store=\"output\"}")).isEqualTo(14);
    one.close();
    assertThat(page().value("tongji_state_entries{store=\"output\"}")).isEqualTo(10);
    other.close();
    assertThat(page().series("tongji_state_entries"))
        .containsExactly("tongji_state_entries{store=\"cells\"}");
  }

  @Test
  void theJvmIsWatched() {
    assertThat(page().names())
        .contains("jvm_memory_used_bytes", "jvm_threads_live_threads", "process_uptime_seconds");
  }

  @Test
  void ofKafkaOnlyWhatIsNeededIsExported() {
    try (KafkaStreams streams = idle()) {
      metrics.watch(streams);
      Set<String> allowed =
          KafkaMeters.needed().stream()
              .map(name -> name.replace('.', '_'))
              .collect(Collectors.toSet());
      Set<String> exported = page().names();
      exported.removeIf(name -> !name.startsWith("kafka_"));
      assertThat(exported)
          .contains("kafka_stream_client_state", "kafka_stream_alive_stream_threads")
          .allMatch(name -> allowed.stream().anyMatch(name::startsWith));
    }
  }

  @Test
  void whatIsNotKnownHasNoSeries() {
    AtomicReference<OptionalLong> known = new AtomicReference<>(OptionalLong.empty());
    metrics.gaugeIfKnown(Meters.UNDER_REPLICATED, known::get);
    String name = Meters.UNDER_REPLICATED.exposedName();
    assertThat(page().series(name)).isEmpty();
    known.set(OptionalLong.of(12));
    assertThat(page().value(name)).isEqualTo(12);
    known.set(OptionalLong.empty());
    assertThat(page().series(name)).isEmpty();
  }

  @Test
  void theReaderChoosesTheFormat() {
    MetricsEndpoint endpoint = metrics.endpoint();
    String prometheus =
        "application/openmetrics-text;version=1.0.0;q=0.6,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";
    assertThat(endpoint.contentType(prometheus)).startsWith("application/openmetrics-text");
    assertThat(text(prometheus)).endsWith("# EOF\n").contains("# TYPE tongji_dead_letters counter");
    for (@Nullable String accept : Arrays.asList(null, "*/*", "text/plain", "text/html")) {
      assertThat(endpoint.contentType(accept))
          .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
      assertThat(text(accept)).contains("# TYPE tongji_dead_letters_total counter");
    }
  }

  @Test
  void openQueriesAreCountedOverTheTasksThatAreThisInstances() {
    OpenQueryCounts.TaskCounts one = metrics.queries().open();
    OpenQueryCounts.TaskCounts other = metrics.queries().open();
    one.open("output", "OUTLIER", 3);
    one.open("rd", "ROUND_AMOUNT", 1);
    other.open("output", "OUTLIER", 4);
    String outliers = "tongji_open_queries{edit=\"OUTLIER\",form=\"output\"}";
    assertThat(page().value(outliers)).isEqualTo(7);
    other.close();
    one.open("rd", "ROUND_AMOUNT", 0);
    assertThat(page().value(outliers)).isEqualTo(3);
    assertThat(page().series("tongji_open_queries")).containsExactly(outliers);
    one.close();
    assertThat(page().series("tongji_open_queries")).isEmpty();
  }

  @Test
  void everyMetricOfOurOwnIsInTheVocabularyWithTypeAndMeaning() {
    Shown.show(figures, output().ofMonth());
    Shown.show(figures, capital().ofMonth());
    metrics.counters().judged("output", "accepted");
    metrics.counters().rejected("output", "BAD_UNIT");
    metrics.counters().queried("output", "OUTLIER");
    metrics.state().open("output").entries(1);
    metrics.queries().open().open("output", "OUTLIER", 3);
    metrics.gauge(Meters.HELD_BACK, () -> 31);
    metrics.gaugeIfKnown(Meters.UNDER_REPLICATED, () -> OptionalLong.of(12));
    Scrape page = page();
    Set<String> ours = new TreeSet<>(page.names());
    ours.removeIf(name -> !name.startsWith("tongji_"));
    Set<String> known =
        Arrays.stream(Meters.values()).map(Meters::exposedName).collect(Collectors.toSet());
    Stream.of(
            Meters.QUANTITY,
            Meters.BASE_QUANTITY,
            Meters.BRIDGE_QUANTITY,
            Meters.TARGET_QUANTITY,
            Meters.RELEASE_INFO,
            Meters.RELEASE_AGE,
            Meters.RELEASE_SUPPRESSED,
            Meters.GATE_WORKING,
            Meters.GATE_WAITING)
        .map(Meters::exposedName)
        .forEach(known::remove);
    assertThat(ours).containsExactlyInAnyOrderElementsOf(known);
    for (Meters meter : Meters.values()) {
      assertThat(meter.help(Language.ZH)).isNotBlank();
      assertThat(meter.help(Language.EN)).isNotBlank();
    }
    assertThat(page.types()).containsEntry("tongji_yoy_ratio", "gauge");
  }

  @Test
  void theDocumentationListsEveryMetric() throws IOException {
    List<String> rows =
        Files.readAllLines(Path.of("..", "docs", "metrics.md")).stream()
            .filter(line -> line.startsWith("| `tongji_"))
            .toList();
    List<String> expected =
        Arrays.stream(Meters.values())
            .map(
                meter ->
                    "| `%s` | %s | %s | %s |"
                        .formatted(
                            meter.exposedName(),
                            meter.kind().type(),
                            String.join(", ", meter.labels()),
                            meter.help(Language.EN)))
            .toList();
    assertThat(rows).isEqualTo(expected);
  }

  private static Sample output() {
    return Sample.of("GIO", 5).on(4).aimingAt(9);
  }

  private static Sample capital() {
    return Sample.of("FDI", 5).on(4).aimingAt(9);
  }

  private FiguresCollector collector() {
    return new FiguresCollector(
        figures,
        BuiltIn.vocabulary(),
        BuiltIn.bounds(25, 25, Depth.DIVISION, 14_000),
        new FiguresCollector.Labelling(Language.EN, ZoneOffset.UTC));
  }

  private static KafkaStreams idle() {
    Properties properties = new Properties();
    properties.put("application.id", "idle");
    properties.put("bootstrap.servers", "127.0.0.1:1");
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("in").to("out");
    return new KafkaStreams(builder.build(), properties);
  }

  private Scrape page() {
    return Scrape.of(text(null));
  }

  private String text(@Nullable String accept) {
    return new String(metrics.endpoint().scrape(accept), StandardCharsets.UTF_8);
  }
}
