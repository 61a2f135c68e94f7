package io.tongji.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.Pipeline;
import io.tongji.app.run.StreamsPipeline;
import io.tongji.avro.SourcePosition;
import io.tongji.avro.TargetKey;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.CatalogueFiles;
import io.tongji.failure.Failure;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cuts.Published;
import io.tongji.log.topics.Topics;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
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
  private static final String TWO = "two-catalogues";
  private static final String AGAIN = "there-and-back";

  /** Files of forms that the changed catalogue leaves as they are, and that take longest. */
  private static final List<String> LARGE = List.of("output", "tax", "export");

  private final Map<String, Map<SeriesKey, Aggregate>> whole = new HashMap<>();
  private Stand stand;
  private Path files;
  private Catalogue changed;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException {
    stand = new Stand(directory);
    files = ChangedCatalogue.in(directory.resolve("catalogue"));
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

  /** Runs a pipeline until it has published all input under a catalogue. */
  private void publish(String prefix, Catalogue catalogue) {
    try (Pipeline pipeline = Stand.start(config(prefix, catalogue))) {
      stand.awaitPublished(prefix, catalogue);
    }
  }

  private AppConfig config(String prefix, Catalogue catalogue) {
    AppConfig config = stand.config(prefix);
    return catalogue == changed
        ? config.with(Map.of(Keys.CATALOGUE_DIR.name(), files.toString()))
        : config;
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
  void instancesWithDifferentCataloguesRefuseToRunTogether() throws Exception {
    stand.createTopics(TWO);
    try (Pipeline running = Stand.start(config(TWO, stand.catalogue()))) {

      CompletableFuture.supplyAsync(this::run)
          .get(60, TimeUnit.SECONDS)
          .failsWith(2, "another instance runs", stand.catalogue().digest(), changed.digest());
      String refused = StreamsPipeline.applicationId(new Topics(TWO), changed);
      try (Admin admin = stand.clients(TWO).admin()) {
        assertThat(admin.listTopics().names().get()).noneMatch(name -> name.contains(refused));
      }
    }
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

      String group = StreamsPipeline.applicationId(topics, stand.catalogue());
      KilledMember.of(clients, group, topics.live());
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
  void aPipelineWhosePositionWasForgottenRefusesToCountTwiceUntilItsTopicsAreDeleted()
      throws Exception {
    stand.createTopics(LOST);
    try (Bureau bureau = new Bureau(stand, LOST)) {
      bureau.register(Papers.enterprise(1), "2020-01", Papers.entry("330483004"));
      bureau.report("output", Papers.enterprise(1), "2021-05", Papers.output(5, null));
    }
    publish(LOST, stand.catalogue());
    Map<SeriesKey, Aggregate> once = stand.published(LOST);
    String group = StreamsPipeline.applicationId(new Topics(LOST), stand.catalogue());
    try (Admin admin = stand.clients(LOST).admin()) {
      admin.deleteConsumerGroups(List.of(group)).all().get();
      Set<Thread> clients = openAdmins();
      assertThatThrownBy(() -> publish(LOST, stand.catalogue()))
          .isInstanceOf(Failure.class)
          .hasMessageContaining("begin with " + group);
      assertThat(clients).as("none is left open").containsAll(openAdmins());

      List<String> own = new ArrayList<>(admin.listTopics().names().get());
      own.removeIf(topic -> !topic.startsWith(group + "-"));
      admin.deleteTopics(own).all().get();
    }
    publish(LOST, stand.catalogue());
    assertThat(Rows.differing(stand.published(LOST), once)).isEmpty();
  }

  private static Set<Thread> openAdmins() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("kafka-admin-client-thread"))
        .collect(Collectors.toSet());
  }

  /** Ends at once, or serves for ever. */
  private CommandEnd run() {
    List<String> arguments = new ArrayList<>(List.of("run", "--catalogue", files.toString()));
    Map<String, String> settings = stand.settings(TWO, "other");
    settings.put(Keys.SESSION_TIMEOUT.name(), "PT1S");
    settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
    return CommandEnd.of(arguments);
  }
}
