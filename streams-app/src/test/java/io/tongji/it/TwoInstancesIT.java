package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.app.config.Keys;
import io.tongji.avro.ReturnKey;
import io.tongji.avro.SourcePosition;
import io.tongji.log.topics.Partitioning;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two instances share the work: whatever happens to one, each figure is shown by one of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoInstancesIT {

  private static final String CALM = "calm";
  private static final Duration FEEDING = Duration.ofSeconds(40);
  private static final Duration TO_SETTLE = Duration.ofMinutes(4);
  private static final int ROUNDS = 4;
  private static final long POISON_MILLIS = 100;

  /** Drawn, so that each run kills at other moments. */
  private static final long SEED = Long.getLong("tongji.kills.seed", System.nanoTime());

  private final Map<String, String> addresses = new HashMap<>();
  private Path directory;
  private Stand stand;
  private SampleFeed feed;
  private Map<SeriesKey, Aggregate> published;
  private Map<String, String> figures;

  @BeforeAll
  void runUndisturbed(@TempDir Path temporary) throws Exception {
    directory = temporary;
    stand = new Stand(directory);
    feed = new SampleFeed(stand);
    stand.createTopics(CALM);
    feed.feed(CALM);
    try (InstanceProcess instance = start(CALM, "alone")) {
      stand.awaitPublished(CALM);
      published = stand.published(CALM);
      figures = atRest(address("alone"));
    }
    assertThat(figures).isNotEmpty();
  }

  /** The same twice: what reads the figures for the page may lag behind what is published. */
  private static Map<String, String> atRest(String url) throws Exception {
    FigureScrapes scrapes = new FigureScrapes(TO_SETTLE);
    AtomicReference<Map<String, String>> before = new AtomicReference<>(Map.of());
    return Await.until(
        TO_SETTLE,
        Duration.ofSeconds(5),
        () -> scrapes.of(url),
        shown -> !shown.isEmpty() && shown.equals(before.getAndSet(shown)));
  }

  @AfterAll
  void stop() {
    stand.close();
  }

  private InstanceProcess start(String prefix, String name) throws Exception {
    Map<String, String> settings = stand.settings(prefix, name);
    settings.put(Keys.METRICS_ACTIVITY_DEPTH.name(), "section");
    settings.put(Keys.METRICS_PERIODS.name(), "3");
    settings.put(Keys.METRICS_ACTIVITY_PERIODS.name(), "2");
    settings.put(Keys.METRICS_INDICATOR_SERIES.name(), "1000");
    // An instance that comes back takes its share at once, not after the next probing rebalance.
    // Who takes over has followed the other before: its stores are not opened anew.
    settings.put("kafka.num.standby.replicas", "1");
    settings.put("kafka.acceptable.recovery.lag", Integer.toString(Integer.MAX_VALUE));
    Path log = directory.resolve(prefix + "-" + name + ".log");
    InstanceProcess started =
        prefix.equals(CALM)
            ? InstanceProcess.startFirst(settings, log)
            : InstanceProcess.start(settings, log);
    addresses.put(name, started.awaitReady());
    return started;
  }

  private String address(String name) {
    return addresses.getOrDefault(name, "");
  }

  @Test
  void killsNeitherLoseNorDoubleAFigure() throws Exception {
    String prefix = "killed";
    stand.createTopics(prefix);
    CompletableFuture<Void> feeding = CompletableFuture.runAsync(() -> copySlowly(prefix));
    CompletableFuture<List<SourcePosition>> poisoning =
        CompletableFuture.supplyAsync(() -> poison(prefix, feeding));
    InstanceProcess one = start(prefix, "one");
    InstanceProcess two = start(prefix, "two");
    try (SideBySide watch = new SideBySide(address("one"), address("two"))) {
      System.out.println("kills of seed " + SEED);
      Random random = new Random(SEED);
      for (int round = 0; round < ROUNDS; round++) {
        Thread.sleep(random.nextInt(4_000));
        if (round % 2 == 0) {
          one = killAndRestart(one, prefix, "one", watch);
        } else {
          two = killAndRestart(two, prefix, "two", watch);
        }
      }
      feeding.join();
      List<SourcePosition> poison = poisoning.join();
      stand.awaitPublished(prefix);
      assertThat(Rows.differing(stand.published(prefix), published)).as("seed %d", SEED).isEmpty();
      assertThat(deadLetters(prefix))
          .as("dead letters, seed %d", SEED)
          .hasSizeGreaterThan(ROUNDS)
          .containsExactlyInAnyOrderElementsOf(poison);
      assertThat(Await.until(TO_SETTLE, watch::both, figures::equals)).isEqualTo(figures);
      assertThat(Await.until(TO_SETTLE, watch::meaningful, seen -> seen > 20)).isGreaterThan(20);
      assertThat(watch.doubles()).isEmpty();
    } finally {
      one.close();
      two.close();
    }
  }

  private void copySlowly(String prefix) {
    try {
      feed.copy(CALM, prefix, FEEDING);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Bytes that no schema explains, under keys of units, as long as others come: whoever takes over
   * has replayed them, and asks the dead letters what came of them.
   */
  private List<SourcePosition> poison(String prefix, CompletableFuture<Void> feeding) {
    List<SourcePosition> poison = new ArrayList<>();
    try (Bureau bureau = new Bureau(stand, prefix)) {
      while (!feeding.isDone()) {
        ReturnKey unit = new ReturnKey(Papers.enterprise(poison.size()), "2023-05");
        Letter letter = Letter.ofReturn(bureau, "output", unit, null);
        int partition = Partitioning.partition(letter.id(), Stand.PARTITIONS);
        byte[] spoilt = {1, (byte) poison.size()};
        poison.add(
            bureau.send(
                new ProducerRecord<>(letter.topic(), partition, bureau.key(letter), spoilt)));
        Thread.sleep(POISON_MILLIS);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return poison;
  }

  private List<SourcePosition> deadLetters(String prefix) {
    try (Bureau bureau = new Bureau(stand, prefix)) {
      return bureau.deadLetters();
    }
  }

  private InstanceProcess killAndRestart(
      InstanceProcess instance, String prefix, String name, SideBySide watch) throws Exception {
    String before = address(name);
    instance.kill();
    InstanceProcess again = start(prefix, name);
    watch.replace(before, address(name));
    return again;
  }

  @Test
  void anInstanceThatWasPausedShowsNothingThatTheOtherTookOver() throws Exception {
    String prefix = "paused";
    stand.createTopics(prefix);
    feed.copy(CALM, prefix, Duration.ZERO);
    try (InstanceProcess one = start(prefix, "first");
        InstanceProcess two = start(prefix, "second");
        SideBySide watch = new SideBySide(address("first"), address("second"))) {
      stand.awaitPublished(prefix);
      Await.until(TO_SETTLE, watch::both, figures::equals);
      assertThat(
              Await.until(TO_SETTLE, () -> watch.of(address("first")), shown -> !shown.isEmpty()))
          .as("shared")
          .isNotEmpty();

      one.pause();
      assertThat(Await.until(TO_SETTLE, () -> watch.of(address("second")), figures::equals))
          .as("taken over")
          .isEqualTo(figures);
      assertThat(
              Await.until(
                  TO_SETTLE, () -> FigureScrapes.ask(address("second")).answer(), figures::equals))
          .isEqualTo(figures);
      FigureScrapes.Pending asked = FigureScrapes.ask(address("first"));
      one.resume();
      assertThat(asked.answer()).as("shown on waking up").isEmpty();
      assertThat(
              Await.until(TO_SETTLE, () -> watch.of(address("first")), shown -> !shown.isEmpty()))
          .as("takes part again")
          .isNotEmpty();
      assertThat(Await.until(TO_SETTLE, watch::both, figures::equals)).isEqualTo(figures);
      assertThat(Await.until(TO_SETTLE, watch::meaningful, seen -> seen > 20)).isGreaterThan(20);
      assertThat(watch.doubles()).isEmpty();
    }
  }
}
