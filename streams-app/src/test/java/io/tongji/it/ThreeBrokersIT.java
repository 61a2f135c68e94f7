package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.nio.file.Path;
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

  private Path log(String name) {
    return directory.resolve(name + ".log");
  }
}
