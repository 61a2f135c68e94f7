package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.catalogue.BaseKind;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseOutcome.Point;
import io.tongji.log.releases.ReleaseReader;
import io.tongji.log.releases.ReleaseRecords;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.log.releases.ReleasedFigure;
import io.tongji.log.topics.Topics;
import io.tongji.period.Month;
import io.tongji.release.Draft;
import io.tongji.release.Gate;
import io.tongji.release.Planning;
import io.tongji.rollup.SeriesKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A request is decided once, by one gate, and what it publishes is out whole or not at all. */
final class GateIT {

  private static final Duration LONG = Duration.ofMinutes(4);
  private static final Duration SESSION = Duration.ofSeconds(6);
  private static final String PREFIX = "gated";
  private static final Topics TOPICS = new Topics(PREFIX);

  /** A release for which there is not enough memory. */
  private static final String TOO_LARGE = "too-large";

  @TempDir private Path directory;
  private @Nullable Stand stand;
  private @Nullable Bureau bureau;

  @BeforeEach
  void begin() {
    Stand opened = new Stand(directory);
    stand = opened;
    opened.createTopics(PREFIX);
    bureau = new Bureau(opened, PREFIX);
  }

  @AfterEach
  void end() {
    bureau().close();
    stand().close();
  }

  private Stand stand() {
    return Objects.requireNonNull(stand);
  }

  private Bureau bureau() {
    return Objects.requireNonNull(bureau);
  }

  private Clients clients() {
    return stand().clients(PREFIX);
  }

  private ReleaseRecords records() {
    return new ReleaseRecords(TOPICS, clients().serdes(), Stand.PARTITIONS);
  }

  private Gate gate(Planning planning) {
    Gate gate =
        new Gate(
            new Gate.GateContext(clients(), TOPICS, records(), planning, Clock.systemUTC()),
            SESSION,
            failed -> true);
    gate.start();
    return gate;
  }

  private void ask(String id, String through) {
    bureau().send(records().encode(new ReleaseRequest(id, through, "P", null, null, "tester")));
  }

  private List<PublishedRelease> releases() {
    return new ReleaseReader(clients(), TOPICS).releases();
  }

  private List<ReleaseOutcome> awaitOutcomes(int number) throws Exception {
    List<ReleaseOutcome> outcomes =
        Await.until(
            LONG,
            () -> new ReleaseReader(clients(), TOPICS).outcomes(),
            found -> found.size() >= number);
    assertThat(outcomes).hasSize(number);
    return outcomes;
  }

  /** Figures of two indicators in so many areas, all suppressed. */
  static Draft draft(ReleaseRequest request, List<PublishedRelease> before, int areas) {
    if (request.id().equals(TOO_LARGE)) {
      throw new OutOfMemoryError("Java heap space");
    }
    if (before.stream().anyMatch(release -> release.id().equals(request.id()))) {
      throw Failure.setting("release " + request.id() + " is out with other content");
    }
    ReleasedFigure.Imprint imprint =
        new ReleasedFigure.Imprint(
            request.id(), before.size() + 1, request.status(), null, request.id());
    List<ReleasedFigure> figures = new ArrayList<>();
    for (int area = 0; area < areas; area++) {
      for (String indicator : List.of("GIO", "TAX")) {
        SeriesKey key =
            new SeriesKey(Month.parse(request.through()).period(), "area" + area, indicator, "_T");
        figures.add(ReleasedFigure.suppressed(key, BaseKind.RESTATED, imprint));
      }
    }
    figures.sort(ReleasedFigure.ORDER);
    Point point =
        new Point(Map.of(new TopicPartition(TOPICS.register(), 1), 7L), "app", "c", "p", "r");
    return new Draft(point, null, List.of(), figures);
  }

  @Test
  void aRequestIsPublishedOnceAndTheSameAgainChangesNothing() throws Exception {
    try (Gate gate = gate((request, before, progress) -> draft(request, before, 50))) {
      ask("r1", "2023-11");
      ReleaseOutcome first = awaitOutcomes(1).get(0);
      assertThat(first.isPublished()).isTrue();
      assertThat(first.number()).isEqualTo(1);
      assertThat(first.request().requestedBy()).isEqualTo("tester");
      assertThat(first.point()).isNotNull();
      assertThat(gate.isWorking()).isTrue();
      ask("r1", "2023-11");
      ask("r1", "2023-12");
      ask(TOO_LARGE, "2023-12");
      ask("r2", "2023-12");
      List<ReleaseOutcome> outcomes = awaitOutcomes(4);
      assertThat(outcomes)
          .extracting(ReleaseOutcome::isPublished)
          .containsExactly(true, false, false, true);
      assertThat(outcomes.get(1).refusals()).singleElement().asString().contains("other content");
      assertThat(outcomes.get(2).refusals())
          .singleElement()
          .asString()
          .contains("out of memory", "TONGJI_JAVA_OPTS=-Xmx");
    }
    assertThat(releases()).extracting(PublishedRelease::id).containsExactly("r1", "r2");
    assertThat(releases().get(0).records()).isEqualTo(Map.of("GIO", 50L, "TAX", 50L));
    assertThat(bureau().read(TOPICS.vintages())).hasSize(200);
    assertThat(bureau().read(TOPICS.release())).hasSize(200);
    assertThat(bureau().read(TOPICS.vintages()))
        .allSatisfy(record -> assertThat(record.headers()).isEmpty())
        .extracting(record -> record.timestamp())
        .containsOnly(
            releases().get(0).publishedAt().toEpochMilli(),
            releases().get(1).publishedAt().toEpochMilli());
  }

  @Test
  void aSecondGateStandsByAndTakesOverWhatWasDecided() throws Exception {
    Gate first = gate((request, before, progress) -> draft(request, before, 3));
    ask("r1", "2023-11");
    awaitOutcomes(1);
    try (Gate second = gate((request, before, progress) -> draft(request, before, 5))) {
      ask("r2", "2023-12");
      awaitOutcomes(2);
      assertThat(second.isWorking()).isFalse();
      assertThat(Await.until(LONG, second::isReady, ready -> ready)).isTrue();
      first.close();
      ask("r3", "2024-01");
      awaitOutcomes(3);
      assertThat(second.isWorking()).isTrue();
    }
    assertThat(releases()).extracting(PublishedRelease::size).containsExactly(6L, 6L, 10L);
    assertThat(bureau().read(TOPICS.vintages())).hasSize(22);
  }

  @Test
  void aGateThatWasFencedCommitsNothingAndBeginsAnew() throws Exception {
    CountDownLatch planning = new CountDownLatch(1);
    CountDownLatch fenced = new CountDownLatch(1);
    try (Gate gate =
        gate(
            (request, before, progress) -> {
              planning.countDown();
              await(fenced);
              return draft(request, before, 2000);
            })) {
      ask("r1", "2023-12");
      await(planning);
      assertThat(Await.until(LONG, gate::waitingSince, Optional::isPresent)).isPresent();
      assertThat(gate.isReady()).isTrue();
      try (Producer<byte[], byte[]> other =
          clients().writer(Gate.GateContext.name(TOPICS), Duration.ofSeconds(30))) {
        other.initTransactions();
        other.beginTransaction();
        fenced.countDown();
        Future<RecordMetadata> sent =
            other.send(records().encode(new ReleaseRequest("foreign", "x", "P", null, null, null)));
        other.flush();
        assertThat(sent).isDone();
        awaitOutcomes(1);
      }
      assertThat(gate.isWorking()).isTrue();
      assertThat(Await.until(LONG, gate::waitingSince, Optional::isEmpty)).isEmpty();
    }
    assertThat(releases()).hasSize(1);
    assertThat(bureau().read(TOPICS.vintages())).hasSize(4000);
    assertThat(bureau().read(TOPICS.releases())).hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
