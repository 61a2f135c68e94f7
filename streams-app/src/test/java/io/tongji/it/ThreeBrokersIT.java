package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.log.cluster.Clients;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseReader;
import io.tongji.log.releases.ReleaseRecords;
import io.tongji.log.releases.ReleaseRequest;
import io.tongji.log.topics.Partitioning;
import io.tongji.log.topics.Topics;
import io.tongji.release.Gate;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Condition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cluster as a province has it: three brokers, three copies of everything, two instances. Each
 * broker in turn is killed while returns come, and nobody notices it by a figure.
 */
final class ThreeBrokersIT {

  private static final Condition<String> CHANGELOG =
      new Condition<>(topic -> topic.endsWith("-changelog"), "a changelog");

  private static final Duration TO_WORK = Duration.ofSeconds(60);

  /** Files of forms that make up most of the sample, and nothing new. */
  private static final List<String> LARGE = List.of("output", "rd", "tax", "export");

  /** Areas, of two indicators each. */
  private static final int LARGE_RELEASE = 20_000;

  @TempDir private Path directory;

  @Test
  void theLossOfAnyBrokerChangesNoFigureAndStopsNothing() throws Exception {
    ThreeBrokers brokers = ThreeBrokers.start(directory);
    try (Stand stand = new Stand(directory, () -> brokers)) {
      SampleFeed feed = new SampleFeed(stand);
      Map<SeriesKey, Aggregate> undisturbed =
          feed.publish("steady", file -> LARGE.stream().noneMatch(file::startsWith), log("steady"));
      stand.createTopics("shaken");
      try (Copy copy = feed.copy("steady", "shaken");
          InstanceProcess one = start(stand, "one");
          InstanceProcess two = start(stand, "two");
          CutWatch reader = new CutWatch(stand, "shaken")) {
        one.awaitReady();
        two.awaitReady();
        for (int node : ThreeBrokers.NODES) {
          loseAndRegain(brokers, node, stand, copy);
        }
        releaseWhileOneIsLost(brokers, stand);
        copy.send(copy.left(), Duration.ZERO);
        stand.awaitPublished("shaken");
        assertThat(one.isAlive() && two.isAlive()).as("both still run").isTrue();
        assertThat(reader.close("shaken")).as("tables seen by a reader").isPositive();
      }
      assertThat(Rows.differing(stand.published("shaken"), undisturbed)).isEmpty();
      assertThat(brokers.copiesThatWritesAwait("shaken"))
          .hasKeySatisfying(CHANGELOG)
          .allSatisfy((topic, copies) -> assertThat(copies).as(topic).isEqualTo("2"));
    }
  }

  private InstanceProcess start(Stand stand, String name) throws Exception {
    return InstanceProcess.start(stand.settings("shaken", name), log(name));
  }

  /** While one is away, all that is handed in is accepted and published. */
  private static void loseAndRegain(ThreeBrokers brokers, int node, Stand stand, Copy copy)
      throws Exception {
    try (Position position = new Position(stand, "shaken")) {
      long before = position.committed();
      int left = ThreeBrokers.NODES.size() + 1 - node;
      Feeding feeding = Feeding.begin(copy, copy.left() / (left + 1));
      assertThat(Await.until(TO_WORK, position::committed, reached -> reached > before))
          .as("at work")
          .isGreaterThan(before);
      brokers.kill(node);
      feeding.end();
      stand.awaitPublished("shaken");
    }
    brokers.startAgain(node);
    assertThat(brokers.awaitInSync()).as("partitions that lack a copy").isEmpty();
  }

  /** The one that leads what is being written is lost in the midst of a release's transaction. */
  private static void releaseWhileOneIsLost(ThreeBrokers brokers, Stand stand) throws Exception {
    Clients clients = stand.clients("shaken");
    Topics topics = new Topics("shaken");
    ReleaseRecords records = new ReleaseRecords(topics, clients.serdes(), Stand.PARTITIONS);
    Gate.GateContext context =
        new Gate.GateContext(
            clients,
            topics,
            records,
            (request, before, progress) -> GateIT.draft(request, before, LARGE_RELEASE),
            Clock.systemUTC());
    try (Gate gate = new Gate(context, Duration.ofSeconds(6), failed -> true);
        Bureau bureau = new Bureau(stand, "shaken");
        LogEnd vintages = new LogEnd(stand, "shaken", topics.vintages())) {
      gate.start();
      bureau.send(records.encode(new ReleaseRequest("r1", "2023-12", "P", null, null, null)));
      assertThat(Await.until(TO_WORK, vintages::records, written -> written > 0)).isPositive();
      int leader =
          brokers.leader(topics.vintages(), Partitioning.partition("GIO", Stand.PARTITIONS));
      brokers.kill(leader);
      List<ReleaseOutcome> outcomes =
          Await.until(
              TO_WORK,
              () -> new ReleaseReader(clients, topics).outcomes(),
              found -> !found.isEmpty());
      assertThat(outcomes).singleElement().matches(ReleaseOutcome::isPublished);
      assertThat(new ReleaseReader(clients, topics).releases()).hasSize(1);
      assertThat(bureau.read(topics.vintages())).hasSize(2 * LARGE_RELEASE);
      assertThat(bureau.read(topics.release())).hasSize(2 * LARGE_RELEASE);
      brokers.startAgain(leader);
      assertThat(brokers.awaitInSync()).as("partitions that lack a copy").isEmpty();
    }
  }

  private Path log(String name) {
    return directory.resolve(name + ".log");
  }
}
