package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.config.Keys;
import io.tongji.it.PrometheusProcess.Series;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a real Prometheus knows of the figures when one of two instances is killed: after the
 * takeover all of them, at no moment one twice, and none from the dead beyond its next scrape.
 */
@Tag("alone") // it measures time
final class ScrapedTakeoverIT {

  private static final String PREFIX = "scraped";
  private static final String FIGURES = "{view=\"live\"}";
  private static final Duration TO_SETTLE = Duration.ofMinutes(2);

  /** Long enough for a scrape on a busy machine, and shorter than it takes to notice a death. */
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private static final Duration SESSION = Duration.ofSeconds(10);

  /** Seconds between the moments that are looked at; the last one is after all that was seen. */
  private static final int STEP = 1;

  /** Forms of few units whose indicators lie in all partitions. */
  private static final Set<String> FILES =
      Set.of(
          "register.csv",
          "targets.csv",
          "output-2023h2.csv",
          "export-2023h2.csv",
          "fdi-2023h2.csv",
          "tax-2023h2.csv");

  @TempDir private Path directory;

  @BeforeAll
  static void requirePrometheus() throws InterruptedException {
    PrometheusProcess.require();
  }

  @Test
  void aKilledInstanceLosesNoSeriesAndLeavesNoneTwiceOrStale() throws Exception {
    try (Stand stand = new Stand(directory)) {
      stand.createTopics(PREFIX);
      new SampleFeed(stand).feed(PREFIX, FILES::contains);
      try (InstanceProcess dying = start(stand, "dying");
          InstanceProcess staying = start(stand, "staying")) {
        String dead = address(dying);
        String alive = address(staying);
        stand.awaitPublished(PREFIX);
        try (PrometheusProcess prometheus =
            PrometheusProcess.start(
                directory.resolve("prometheus"), INTERVAL, List.of(dead, alive))) {
          takeOver(prometheus, dying, dead, alive);
        }
        Path log = directory.resolve("staying.log");
        List<String> all =
            Await.until(TO_SETTLE, () -> steps(log), ScrapedTakeoverIT::endWithAllTasks);
        assertThat(endWithAllTasks(all)).as("all tasks are its own: %s", all).isTrue();
        staying.close();
        assertThat(steps(log)).first().asString().startsWith("starts as a member of " + PREFIX);
        assertThat(steps(log)).anyMatch(step -> step.matches(".* taken over: \\d.*"));
        assertThat(steps(log)).last().isEqualTo("stopped");
      }
    }
  }

  private InstanceProcess start(Stand stand, String name) throws Exception {
    Map<String, String> settings = stand.settings(PREFIX, name);
    settings.put(Keys.SESSION_TIMEOUT.name(), SESSION.toString());
    settings.put(Keys.LOG_LEVEL.name(), "info");
    settings.put(Keys.METRICS_PERIODS.name(), "1");
    settings.put(Keys.METRICS_ACTIVITY_DEPTH.name(), "total");
    return InstanceProcess.start(settings, directory.resolve(name + ".log"));
  }

  /** What an operator reads at INFO. */
  private static List<String> steps(Path log) throws IOException {
    return Files.readAllLines(log).stream()
        .filter(line -> line.contains(" INFO  RunLog: "))
        .map(line -> line.replaceFirst(".* RunLog: ", ""))
        .toList();
  }

  private static boolean endWithAllTasks(List<String> steps) {
    return steps.stream()
        .filter(step -> step.startsWith("has tasks "))
        .reduce((before, last) -> last)
        .filter(step -> step.matches("has tasks (\\d_\\d ?){9}; .*"))
        .isPresent();
  }

  /** As Prometheus calls the instance. */
  private static String address(InstanceProcess instance) throws Exception {
    return URI.create(instance.awaitReady()).getAuthority();
  }

  private static void takeOver(
      PrometheusProcess prometheus, InstanceProcess dying, String dead, String alive)
      throws Exception {
    Map<SortedMap<String, String>, Double> before =
        Await.until(
            TO_SETTLE, () -> shared(prometheus, Set.of(dead, alive)), shown -> !shown.isEmpty());
    assertThat(before).as("figures of both").hasSizeGreaterThan(100);
    double begin = now(prometheus);

    dying.kill();

    Map<SortedMap<String, String>, Double> after =
        Await.until(TO_SETTLE, () -> shared(prometheus, Set.of(alive)), before::equals);
    assertThat(after).as("all back, with their values").isEqualTo(before);
    double failed = firstFailure(prometheus, dead);
    List<Series> course = prometheus.ask(FIGURES, begin, now(prometheus) + STEP);
    assertThat(twice(course)).as("moments at which a figure stands twice").isEmpty();
    assertThat(course)
        .filteredOn(series -> series.instance().equals(dead))
        .as("figures of the dead")
        .isNotEmpty()
        .allMatch(series -> series.values().lastKey() < failed, "gone when its scrape fails");
    double last =
        course.stream().mapToDouble(series -> series.values().lastKey()).max().orElseThrow();
    assertThat(last).as("looked at after the failure").isGreaterThan(failed);
    List<SortedMap<String, String>> standing =
        course.stream()
            .filter(series -> series.values().lastKey() == last)
            .map(Series::figure)
            .toList();
    assertThat(standing).as("at the end").hasSameSizeAs(before.keySet());
    assertThat(Set.copyOf(standing)).as("each once").isEqualTo(before.keySet());
  }

  /**
   * The figures that exactly these instances show, all of those that each says it exports; none as
   * long as that is not so.
   */
  private static Map<SortedMap<String, String>, Double> shared(
      PrometheusProcess prometheus, Set<String> instances) throws Exception {
    Map<String, Double> exposed = new HashMap<>();
    prometheus
        .ask("tongji_exposed_series > 0")
        .forEach(one -> exposed.put(one.instance(), one.last()));
    Map<SortedMap<String, String>, Double> figures = new HashMap<>();
    Map<String, Double> shown = new HashMap<>();
    for (Series series : prometheus.ask(FIGURES)) {
      figures.put(series.figure(), series.last());
      shown.merge(series.instance(), 1.0, Double::sum);
    }
    return exposed.keySet().equals(instances) && shown.equals(exposed) ? figures : Map.of();
  }

  private static double now(PrometheusProcess prometheus) throws Exception {
    return prometheus.ask("vector(time())").get(0).last();
  }

  /**
   * The moment of the first scrape that failed, at most one interval after the last that did not.
   */
  private static double firstFailure(PrometheusProcess prometheus, String instance)
      throws Exception {
    String scrapes = "up{instance=\"%s\"}".formatted(instance);
    Await.until(TO_SETTLE, () -> prometheus.ask(scrapes + " == 0"), failed -> !failed.isEmpty());
    SortedMap<Double, Double> all = prometheus.ask(scrapes + "[5m]").get(0).values();
    double failed =
        all.entrySet().stream()
            .filter(one -> one.getValue() == 0)
            .findFirst()
            .orElseThrow()
            .getKey();
    assertThat(failed - all.headMap(failed).lastKey())
        .as("seconds from its last scrape to the one that failed")
        .isLessThan(INTERVAL.toSeconds() + 1.0);
    return failed;
  }

  private static List<String> twice(List<Series> course) {
    Map<Map.Entry<SortedMap<String, String>, Double>, String> seen = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (Series series : course) {
      for (double moment : series.values().keySet()) {
        String other = seen.put(Map.entry(series.figure(), moment), series.instance());
        if (other != null) {
          twice.add(
              "%s at %s on %s and %s".formatted(series.figure(), moment, other, series.instance()));
        }
      }
    }
    return twice;
  }
}
