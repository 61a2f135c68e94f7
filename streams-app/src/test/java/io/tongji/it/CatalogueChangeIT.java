package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.catalogue.CatalogueTopic;
import io.tongji.app.catalogue.PipelineGroups;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.Pipeline;
import io.tongji.avro.SourcePosition;
import io.tongji.avro.TargetKey;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cuts.Published;
import io.tongji.log.records.CatalogueRecord;
import io.tongji.log.topics.Topics;
import io.tongji.pipeline.PipelineTopology;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A changed catalogue is in force from the next start, for all periods, without a gap. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CatalogueChangeIT {

  private static final String PREFIX = "changing";
  private static final String FRESH = "fresh";
  private static final String LOST = "forgotten";
  private static final String RUNNING = "running";
  private static final String REMADE = "remade";
  private static final String DELETED = "deleted";
  private static final String UPGRADED = "upgraded";
  private static final String ENDED = "ended";
  private static final String AGAIN = "there-and-back";

  /**
   * Files of forms that the changed catalogue leaves as they are, and that take longest; with
   * {@code -Dtongji.forms=all} they are fed too.
   */
  private static final List<String> LARGE =
      System.getProperty("tongji.forms", "").equals("all")
          ? List.of()
          : List.of("output", "tax", "export");

  private final Map<String, Map<SeriesKey, Aggregate>> whole = new HashMap<>();
  private Stand stand;
  private Path files;
  private Path unchanged;
  private Catalogue changed;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    stand = new Stand(directory);
    files = ChangedCatalogue.in(directory.resolve("catalogue"));
    unchanged = ChangedCatalogue.unchanged(directory.resolve("unchanged"));
    changed = CatalogueFiles.in(files);
  }

  @AfterAll
  void stop() {
    stand.close();
  }

  @Test
  void theLiveTopicBecomesWhatAFreshRunPublishesAndNobodySeesHalfATable() throws Exception {
    feed();
    publish(PREFIX, stand.catalogue());
    publish(FRESH, changed);
    Map<SeriesKey, Aggregate> first = stand.published(PREFIX);
    Map<SeriesKey, Aggregate> fresh = stand.published(FRESH);
    Map<String, Long> firstCuts = cuts(PREFIX);
    note(first);
    note(fresh);
    try (CutWatch reader = new CutWatch(stand, PREFIX, this::isWholeOrAbsent)) {
      publish(PREFIX, changed);
      assertThat(Rows.differing(stand.published(PREFIX), fresh)).isEmpty();
      Map<String, Long> secondCuts = cuts(PREFIX);
      assertThatEachRose(firstCuts, secondCuts);
      assertThat(secondCuts)
          .containsKey(ChangedCatalogue.ADDED)
          .doesNotContainKey(ChangedCatalogue.REMOVED);

      publish(PREFIX, stand.catalogue());
      assertThat(Rows.differing(stand.published(PREFIX), first)).isEmpty();
      assertThatEachRose(secondCuts, cuts(PREFIX));
      assertThatEachRose(firstCuts, cuts(PREFIX));
      assertThat(reader.close(PREFIX)).isPositive();
    }
  }

  private void feed() throws Exception {
    stand.createTopics(PREFIX);
    stand.createTopics(FRESH);
    SampleFeed feed = new SampleFeed(stand);
    feed.feed(PREFIX, file -> LARGE.stream().noneMatch(file::startsWith));
    feed.copy(PREFIX, FRESH, Duration.ZERO);
  }

  /** Runs a pipeline until it has published all input under a catalogue, which is applied first. */
  private void publish(String prefix, Catalogue catalogue) {
    stand.apply(prefix, catalogue == changed ? files : unchanged);
    publishAgain(prefix, catalogue);
  }

  private void publishAgain(String prefix, Catalogue catalogue) {
    try (Pipeline pipeline = stand.start(prefix)) {
      stand.awaitPublished(prefix, catalogue);
    }
  }

  private void note(Map<SeriesKey, Aggregate> published) {
    published.forEach(
        (key, row) ->
            whole.computeIfAbsent(key.indicator(), indicator -> new HashMap<>()).put(key, row));
  }

  private Map<String, Long> cuts(String prefix) {
    Map<String, Long> cuts = new TreeMap<>();
    for (Published row : stand.table(prefix).rows()) {
      cuts.merge(row.aggregate().key().indicator(), row.cut(), Math::max);
    }
    return cuts;
  }

  private static void assertThatEachRose(Map<String, Long> before, Map<String, Long> after) {
    assertThat(after)
        .allSatisfy(
            (indicator, cut) ->
                assertThat(cut).as(indicator).isGreaterThan(before.getOrDefault(indicator, 0L)));
  }

  private void isWholeOrAbsent(String indicator, Map<SeriesKey, Aggregate> seen) {
    Map<SeriesKey, Aggregate> expected = whole.getOrDefault(indicator, Map.of());
    assertThat(seen.isEmpty() || seen.equals(expected))
        .as("%s: %d rows of %d, or others", indicator, seen.size(), expected.size())
        .isTrue();
  }

  @Test
  void noOtherCatalogueIsAppliedWhileAnInstanceRuns() throws Exception {
    stand.createTopics(RUNNING);
    try (Pipeline running = stand.start(RUNNING)) {
      command(RUNNING, "catalogue", "apply", files.toString())
          .failsWith(2, "an instance of the pipeline runs", group(RUNNING), "stop all instances");
      command(RUNNING, "recompute")
          .failsWith(2, "an instance of the pipeline runs", group(RUNNING), "stop all instances");
      assertThat(command(RUNNING, "catalogue", "apply", unchanged.toString()).out())
          .isEqualTo("already in force: %s%n".formatted(stand.catalogue().digest()));
      assertThat(running.failure().toCompletableFuture()).isNotDone();
    }
  }

  private String group(String prefix) {
    return PipelineGroups.of(new Topics(prefix), stand.catalogue());
  }

  private CommandEnd command(String prefix, String... words) {
    List<String> command = new ArrayList<>(stand.command(prefix, words));
    command.add("--set=" + Keys.SESSION_TIMEOUT.name() + "=PT1S");
    return CommandEnd.of(command);
  }

  @Test
  void refusalsAreTakenBackAndCutsGoOnRisingWhateverWasWithdrawnMeanwhile() throws Exception {
    stand.createTopics(AGAIN);
    Topics topics = new Topics(AGAIN);
    Clients clients = stand.clients(AGAIN);
    try (Bureau bureau = new Bureau(stand, AGAIN)) {
      bureau.register("TX-1", "2020-01", Papers.project("330483004", "4710"));
      bureau.report("investment", "TX-1", "2021-05", Papers.construction(5));
      SourcePosition moved =
          bureau.register(
              Papers.enterprise(1), "2020-01", Papers.entry(ChangedCatalogue.ADDED_AREA));
      SourcePosition added = target(bureau, ChangedCatalogue.ADDED);
      SourcePosition neither = target(bureau, "GDP");
      publish(AGAIN, stand.catalogue());
      long cut = Objects.requireNonNull(cuts(AGAIN).get(ChangedCatalogue.REMOVED));
      assertThat(bureau.refused()).containsOnly(moved, added, neither);

      KilledMember.of(clients, group(AGAIN), topics.live());
      publish(AGAIN, changed);
      assertThat(bureau.refused()).containsOnly(neither);
      assertThat(cuts(AGAIN)).doesNotContainKey(ChangedCatalogue.REMOVED);

      stand.recreate(AGAIN, topics.live());
      publish(AGAIN, stand.catalogue());
      assertThat(cuts(AGAIN).get(ChangedCatalogue.REMOVED)).isGreaterThan(cut);
      assertThat(bureau.refused()).containsOnly(moved, added, neither);
    }
  }

  private static SourcePosition target(Bureau bureau, String indicator) {
    return bureau.target(new TargetKey(indicator, "330483", 2021), Papers.target(9L, 1));
  }

  @Test
  void aPipelineWhosePositionWasForgottenRefusesToCountTwiceUntilAllIsComputedAnew()
      throws Exception {
    Map<SeriesKey, Aggregate> once = publishOne(LOST);
    try (Admin admin = stand.clients(LOST).admin()) {
      admin.deleteConsumerGroups(List.of(group(LOST))).all().get();
    }
    Set<Thread> clients = openAdmins();
    assertThatThrownBy(() -> publishAgain(LOST, stand.catalogue()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("forgotten how far the group " + group(LOST))
        .hasMessageContaining("run ./tongji recompute");
    assertThat(clients).as("none is left open").containsAll(openAdmins());

    recomputed(LOST, once);
  }

  /** Its offsets begin again, so its records would be taken for those that were read. */
  @Test
  void anInputThatWasMadeAnewIsRefusedUntilAllIsComputedAnew() throws Exception {
    publishOne(REMADE);
    String targets = new Topics(REMADE).targets();
    stand.recreate(REMADE, targets);

    assertThatThrownBy(() -> publishAgain(REMADE, stand.catalogue()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("the topic " + targets + " was deleted, or deleted and made anew")
        .hasMessageContaining("run ./tongji recompute");
    recomputed(REMADE, stand.published(REMADE));
  }

  /** Kafka Streams would make it anew, empty, and go on. */
  @Test
  void aPipelineWhoseTablesWereDeletedIsRefusedUntilAllIsComputedAnew() throws Exception {
    Map<SeriesKey, Aggregate> once = publishOne(DELETED);
    String cuts = PipelineTopology.cutsChangelog(group(DELETED));
    try (Admin admin = stand.clients(DELETED).admin()) {
      admin.deleteTopics(List.of(cuts)).all().get();
      Await.until(
          Duration.ofMinutes(1), () -> admin.listTopics().names().get(), n -> !n.contains(cuts));
    }
    assertThatThrownBy(() -> publishAgain(DELETED, stand.catalogue()))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("the topic " + cuts + " was deleted")
        .hasMessageContaining("run ./tongji recompute");
    recomputed(DELETED, once);
  }

  private Map<SeriesKey, Aggregate> publishOne(String prefix) throws Exception {
    stand.createTopics(prefix);
    try (Bureau bureau = new Bureau(stand, prefix)) {
      bureau.register(Papers.enterprise(1), "2020-01", Papers.entry("330483004"));
      bureau.report("output", Papers.enterprise(1), "2021-05", Papers.output(5, null));
    }
    publishAgain(prefix, stand.catalogue());
    Map<SeriesKey, Aggregate> once = stand.published(prefix);
    assertThat(once).isNotEmpty();
    return once;
  }

  private void recomputed(String prefix, Map<SeriesKey, Aggregate> expected) {
    Map<String, Long> before = cuts(prefix);
    CommandEnd planned = command(prefix, "recompute", "--dry-run");
    CommandEnd end = command(prefix, "recompute");
    assertThat(end.exitCode()).as(end.messages()).isZero();
    assertThat(planned.out())
        .contains("would delete topic " + new Topics(prefix).contributions(group(prefix)));
    assertThat(end.out())
        .startsWith(planned.out().replace("would delete", "deleted"))
        .contains("the next start computes all figures anew, from ");
    publishAgain(prefix, stand.catalogue());
    assertThat(Rows.differing(stand.published(prefix), expected)).isEmpty();
    assertThatEachRose(before, cuts(prefix));
  }

  private static Set<Thread> openAdmins() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("kafka-admin-client-thread"))
        .collect(Collectors.toSet());
  }

  /** As a new version with other rules, or one that was given up, has left it. */
  @Test
  void whatAnotherVersionKeepsIsDeletedAndItsFiguresAreReplaced() throws Exception {
    Map<SeriesKey, Aggregate> once = publishOne(UPGRADED);
    Map<String, Long> before = cuts(UPGRADED);
    String other = UPGRADED + "-pipeline-r0-0123456789ab";
    String stranger = UPGRADED + "-pipeline-of-somebody-else-contributions";
    try (Admin admin = stand.clients(UPGRADED).admin()) {
      admin
          .createTopics(
              Stream.of(other + "-contributions", stranger)
                  .map(name -> new NewTopic(name, 1, (short) 1))
                  .toList())
          .all()
          .get();
      KilledMember.of(stand.clients(UPGRADED), other, new Topics(UPGRADED).live());
      assertThat(CommandEnd.of(stand.command(UPGRADED, "recompute")).exitCode())
          .as("a member that is gone")
          .isZero();
      assertThat(admin.listTopics().names().get())
          .contains(stranger)
          .noneMatch(name -> name.startsWith(other) || name.startsWith(group(UPGRADED)));
      admin.createTopics(List.of(new NewTopic(other + "-pairs", 1, (short) 1))).all().get();
      publishAgain(UPGRADED, stand.catalogue());
      assertThat(admin.listTopics().names().get())
          .contains(stranger)
          .noneMatch(name -> name.startsWith(other));
    }
    assertThat(Rows.differing(stand.published(UPGRADED), once)).isEmpty();
    assertThatEachRose(before, cuts(UPGRADED));
  }

  @Test
  void anInstanceEndsWhenAnotherCatalogueWasApplied() throws Exception {
    publishOne(ENDED);
    AppConfig config = stand.config(ENDED);
    CatalogueInForce inForce = ConfiguredCluster.catalogue(config);
    try (Pipeline running = stand.start(ENDED)) {
      new CatalogueTopic(stand.clients(ENDED), new Topics(ENDED)).write(later(inForce.record()));

      Failure failure = running.failure().toCompletableFuture().get(60, TimeUnit.SECONDS);
      assertThat(failure.kind()).isEqualTo(Failure.Kind.SETTING);
      assertThat(failure).hasMessageContaining("was applied anew since this instance started");
    }
  }

  private static CatalogueRecord later(CatalogueRecord record) {
    return new CatalogueRecord(
        record.files(),
        record.digest(),
        record.group(),
        record.applied().plusMillis(1),
        record.ends(),
        record.inputs());
  }
}
