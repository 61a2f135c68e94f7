package io.tongji.app.read;

import io.tongji.app.catalogue.CatalogueInForce;
import io.tongji.app.cluster.ConfiguredCluster;
import io.tongji.app.config.AppConfig;
import io.tongji.app.config.Keys;
import io.tongji.app.run.DeadLetterTail;
import io.tongji.catalogue.Catalogue;
import io.tongji.failure.Failure;
import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cluster.TopicReader;
import io.tongji.log.deadletters.ForeignRecords;
import io.tongji.log.records.InputReading;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.log.releases.ReleaseOutcome;
import io.tongji.log.releases.ReleaseOutcome.Point;
import io.tongji.log.releases.ReleaseReader;
import io.tongji.log.releases.VintageReader;
import io.tongji.log.topics.Topics;
import io.tongji.rollup.SeriesKey;
import io.tongji.verify.ReleaseJudge;
import io.tongji.verify.ReleasedVintage;
import io.tongji.verify.TopicRecords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Judges the releases of a cluster: recomputes each at the point of the inputs that it was computed
 * at, and attacks all of them together.
 */
public final class ReleaseVerification {

  private final Clients clients;
  private final Topics topics;
  private final Catalogue catalogue;
  private final Map<String, Catalogue> catalogues;
  private final ReadProgress progress;

  private ReleaseVerification(AppConfig config, ReadProgress progress) {
    this.progress = progress;
    this.clients = ConfiguredCluster.commandClients(config);
    this.topics = new Topics(config.get(Keys.TOPIC_PREFIX));
    this.catalogue = ConfiguredCluster.catalogue(config).catalogue();
    this.catalogues = CatalogueInForce.all(clients, topics, config.get(Keys.ZONE));
  }

  /**
   * What is wrong with the releases, a line each; none if all is well.
   *
   * @param release id of the one whose values are compared, and up to which all is attacked; empty:
   *     all
   * @param progress hears how far the reading of the input is
   * @throws Failure if a server does not answer, there is no (such) release, or its catalogue is
   *     not known any more
   */
  public static List<String> faults(
      AppConfig config, Optional<String> release, ReadProgress progress) {
    String rules = config.get(Keys.RELEASE_RULES_FILE).map(ReleaseVerification::read).orElse(null);
    return new ReleaseVerification(config, progress).faults(release, rules);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw Failure.setting(
              "the file with the rules of disclosure control cannot be read: " + e,
              "correct " + Keys.RELEASE_RULES_FILE.name() + ", or let this account own the file")
          .from(e);
    }
  }

  private List<String> faults(Optional<String> only, @Nullable String rules) {
    ReleaseReader reader = new ReleaseReader(clients, topics);
    List<PublishedRelease> releases = reader.releases();
    if (only.isPresent() && releases.stream().noneMatch(one -> one.id().equals(only.get()))) {
      throw Failure.setting(
          "there is no release " + only.get(), "give one of those of ./tongji release list");
    }
    if (releases.isEmpty()) {
      throw Failure.setting(
          "nothing was released yet, so there is nothing to verify",
          "ask for a release with ./tongji release request");
    }
    Map<String, Point> points = points(reader);
    Map<String, RecordedRelease> records = records(releases);
    ReleaseJudge judge = new ReleaseJudge(catalogue);
    for (PublishedRelease release : releases) {
      boolean compared = only.isEmpty() || only.get().equals(release.id());
      ReleasedVintage vintage = Objects.requireNonNull(records.get(release.id())).vintage();
      take(vintage, points.get(release.id()), judge, compared);
      if (only.isPresent() && compared) {
        break;
      }
    }
    List<String> faults = new ArrayList<>(judge.faults(rules));
    if (only.isEmpty()) {
      faults.addAll(unlikeLast(records.values()));
    }
    return faults;
  }

  /** The latest figures that are not those of the last vintage, a line each. */
  private List<String> unlikeLast(Collection<RecordedRelease> inOrder) {
    Map<SeriesKey, Map<String, Object>> last = new TreeMap<>();
    inOrder.forEach(release -> last.putAll(release.records()));
    Map<SeriesKey, Map<String, Object>> latest = new HashMap<>();
    try (TopicReader<byte[], byte[]> reader = clients.reader();
        AggregateReader figures = AggregateReader.of(clients.serdes())) {
      reader.readAll(
          topics.release(),
          ReadProgress.SILENT,
          record -> ForeignRecords.passOver(record, own -> take(figures, own, latest)));
    }
    latest.keySet().forEach(key -> last.putIfAbsent(key, Map.of()));
    List<String> unlike = new ArrayList<>();
    last.forEach(
        (key, fields) -> {
          if (!fields.equals(latest.getOrDefault(key, Map.of()))) {
            unlike.add("topic=" + topics.release() + " " + text(key) + " is not as last released");
          }
        });
    return unlike;
  }

  private static String text(SeriesKey key) {
    return String.join(" ", key.indicator(), key.area(), key.activity(), key.period().toString());
  }

  private static void take(
      AggregateReader figures,
      ConsumerRecord<byte[], byte[]> record,
      Map<SeriesKey, Map<String, Object>> latest) {
    byte[] value = record.value();
    SeriesKey key = figures.read(record.topic(), record.key(), value).key();
    latest.put(key, value == null ? Map.of() : figures.stated(record.topic(), value).byName());
  }

  private Map<String, Point> points(ReleaseReader reader) {
    Map<String, Point> points = new HashMap<>();
    for (ReleaseOutcome outcome : reader.outcomes()) {
      Point point = outcome.point();
      if (outcome.isPublished() && point != null) {
        points.put(outcome.request().id(), point);
      }
    }
    return points;
  }

  private Map<String, RecordedRelease> records(List<PublishedRelease> releases) {
    Map<String, RecordedRelease> records = new LinkedHashMap<>();
    releases.forEach(release -> records.put(release.id(), new RecordedRelease(release)));
    new VintageReader(clients, topics)
        .read(
            record -> {
              RecordedRelease ofRelease = records.get(record.releaseId());
              if (ofRelease != null) {
                ofRelease.take(record);
              }
            });
    return records;
  }

  private void take(
      ReleasedVintage vintage, @Nullable Point point, ReleaseJudge judge, boolean compared) {
    if (point == null) {
      throw Failure.setting(
          "release " + vintage.id() + " has no outcome in " + topics.outcomes(),
          "let nobody but the gate publish, and give this account the right to read the topic");
    }
    Catalogue then = catalogues.get(point.catalogueDigest());
    if (then == null) {
      throw Failure.setting(
          "release "
              + vintage.id()
              + " was made under a catalogue that "
              + topics.catalogue()
              + " does not hold",
          "apply its files once more, and then those of now: the topic keeps each since then");
    }
    Map<TopicPartition, Long> ends = new HashMap<>(point.ends());
    ends.keySet().removeIf(partition -> !topics.computedFrom().contains(partition.topic()));
    try (TopicReader<byte[], byte[]> reader = clients.reader()) {
      InputReading reading =
          new InputReading(
              reader, ends, DeadLetterTail.now(clients, topics, point.applicationId()), progress);
      judge.take(then, vintage, new TopicRecords(topics, clients.serdes(), reading), compared);
    }
  }
}
