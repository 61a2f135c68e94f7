package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.config.Keys;
import io.tongji.app.metrics.figures.Scrape;
import io.tongji.app.metrics.meters.Meters;
import io.tongji.failure.Failure;
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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
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

  private static final Duration TO_WORK = Duration.ofMinutes(4);
  private static final Duration TO_BE_SEEN = Duration.ofMinutes(3);

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
      startWhileATransactionIsHidden(brokers, stand);
    }
  }

  /** By what /metrics says, which is asked once a minute, and which an alert goes by. */
  @Test
  void theLossOfABrokerIsSeenUntilItIsBack() throws Exception {
    ThreeBrokers brokers = ThreeBrokers.start(directory);
    try (Stand stand = new Stand(directory, () -> brokers)) {
      stand.createTopics("shaken");
      try (InstanceProcess one = start(stand, "one")) {
        String url = one.awaitReady();
        assertThat(lacking(url, copies -> copies == 0)).as("all are there").isZero();
        brokers.kill(2);
        assertThat(lacking(url, copies -> copies > 0)).as("one is away").isPositive();
        brokers.startAgain(2);
        assertThat(lacking(url, copies -> copies == 0)).as("it is back").isZero();
        assertThat(one.isAlive()).isTrue();
      }
    }
  }

  /** Of how many partitions an instance says that a copy lacks; -1 while it does not know. */
  private static double lacking(String url, Predicate<Double> wanted) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/metrics")).build();
    return Await.until(
        TO_BE_SEEN,
        () ->
            Scrape.of(client.send(request, BodyHandlers.ofString()).body())
                .samples()
                .getOrDefault(Meters.UNDER_REPLICATED.exposedName(), -1.0),
        wanted);
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

  /**
   * Between the stages stands what a dead instance wrote in a transaction whose coordinator is
   * away: no broker lists it, or knows whether it was committed. No cut may be made without it.
   */
  private void startWhileATransactionIsHidden(ThreeBrokers brokers, Stand stand) throws Exception {
    Clients clients = stand.clients("shaken");
    Topics topics = new Topics("shaken");
    String contributions = topics.contributions(PipelineGroups.of(topics, stand.catalogue()));
    String dead = "dead-instance";
    TopicPartition coordinator =
        new TopicPartition(
            "__transaction_state", Utils.toPositive(dead.hashCode()) % ThreeBrokers.COORDINATORS);
    int lost = 3;
    Producer<byte[], byte[]> writer = clients.writer(dead, Duration.ofMinutes(10));
    try {
      writer.initTransactions();
      writer.beginTransaction();
      writer.send(new ProducerRecord<>(contributions, 0, new byte[1], new byte[1])).get();
      assertThat(isListed(clients, dead)).isTrue();
      brokers.keepCopies(coordinator, List.of(lost));
      brokers.kill(lost);
      assertThat(Await.until(TO_WORK, () -> isListed(clients, dead), listed -> !listed)).isFalse();
      refusesToBegin(stand);
    } finally {
      writer.close(Duration.ZERO);
    }
  }

  /** Also while it is not known yet that the broker that would list it is away. */
  private static boolean isListed(Clients clients, String writer) throws Exception {
    try (Admin admin = clients.admin()) {
      return admin.listTransactions().all().get().stream()
          .map(TransactionListing::transactionalId)
          .anyMatch(writer::equals);
    } catch (ExecutionException justLost) {
      return true;
    }
  }

  /** It waits for what stands there, shows nothing, and ends with the code of a server's fault. */
  private void refusesToBegin(Stand stand) throws Exception {
    Map<String, String> settings = stand.settings("shaken", "one");
    settings.put(Keys.OPERATION_TIMEOUT.name(), "PT8S");
    try (InstanceProcess early = InstanceProcess.start(settings, log("early"))) {
      assertThatThrownBy(early::awaitReady).hasMessageContaining("ended before it was ready");
      assertThat(early.process().waitFor()).isEqualTo(Failure.Kind.SERVER.exitCode());
    }
  }

  private Path log(String name) {
    return directory.resolve(name + ".log");
  }
}
