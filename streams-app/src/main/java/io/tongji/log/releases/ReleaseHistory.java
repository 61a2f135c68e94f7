package io.tongji.log.releases;

import io.tongji.failure.Failure;
import io.tongji.log.aggregates.AggregateReader;
import io.tongji.log.aggregates.Vintage;
import io.tongji.log.cluster.Clients;
import io.tongji.log.cluster.ProgressTimeout;
import io.tongji.log.cluster.ReadProgress;
import io.tongji.log.cuts.AggregateTable;
import io.tongji.log.cuts.Published;
import io.tongji.log.topics.Topics;
import io.tongji.rollup.SeriesKey;
import io.tongji.spelling.Spelling;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that was ever released, release by release: what the public saw after each of them.
 *
 * <p>A release is one transaction, but Kafka shows it partition by partition. So a release counts
 * only when as many of its records can be read as the list of releases says.
 */
public final class ReleaseHistory {

  private static final Duration PAUSE = Duration.ofMillis(200);

  private final List<PublishedRelease> releases;
  private final Map<String, ReleaseChanges> changes;

  private ReleaseHistory(List<PublishedRelease> releases, Map<String, ReleaseChanges> changes) {
    this.releases = List.copyOf(releases);
    this.changes = changes;
  }

  /** What one release changed; without a figure it withdrew it. */
  private static final class ReleaseChanges {
    private final Map<SeriesKey, @Nullable Published> figures = new TreeMap<>();
    private final Map<String, Long> records = new HashMap<>();

    private void put(SeriesKey key, @Nullable Published figure) {
      figures.put(key, figure);
      records.merge(key.indicator(), 1L, Long::sum);
    }

    private long size() {
      return records.values().stream().mapToLong(Long::longValue).sum();
    }

    private boolean isWhole(PublishedRelease release) {
      return release.records().entrySet().stream()
          .allMatch(each -> records.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }
  }

  /**
   * Reads the releases that are out, and waits until all of them are whole.
   *
   * @param progress hears how far the reading is
   * @throws Failure if brokers or registry do not answer in time, or a release stays incomplete
   */
  public static ReleaseHistory read(Clients clients, Topics topics, ReadProgress progress) {
    List<PublishedRelease> releases = new ReleaseReader(clients, topics).releases();
    ProgressTimeout silence = new ProgressTimeout();
    while (true) {
      Map<String, ReleaseChanges> changes = vintages(clients, topics, progress);
      List<PublishedRelease> incomplete =
          releases.stream()
              .filter(each -> !changes.getOrDefault(each.id(), new ReleaseChanges()).isWhole(each))
              .toList();
      if (incomplete.isEmpty()) {
        return new ReleaseHistory(releases, changes);
      }
      silence.reached(changes.values().stream().mapToLong(ReleaseChanges::size).sum());
      if (silence.expired(clients.timeout())) {
        throw Failure.server(
            "release %s is not whole: fewer than its %d records can be read from %s"
                .formatted(incomplete.get(0).id(), incomplete.get(0).size(), topics.vintages()),
            "look whether all partitions have a leader, and try again");
      }
      ProgressTimeout.pause(PAUSE);
    }
  }

  private static Map<String, ReleaseChanges> vintages(
      Clients clients, Topics topics, ReadProgress progress) {
    Map<String, ReleaseChanges> changes = new HashMap<>();
    new VintageReader(clients, topics)
        .read(
            progress,
            (record, key, value) -> {
              SeriesKey series = Vintage.toSeriesKey(key);
              changes
                  .computeIfAbsent(key.getRELEASEID(), absent -> new ReleaseChanges())
                  .put(
                      series,
                      value == null
                          ? null
                          : Published.of(
                              AggregateReader.content(series, value), record.timestamp()));
            });
    return changes;
  }

  /** The releases that are out, in the order of publication. */
  public List<PublishedRelease> releases() {
    return releases;
  }

  /**
   * The latest release.
   *
   * @throws Failure if there is none
   */
  public PublishedRelease latest() {
    if (releases.isEmpty()) {
      throw Failure.setting(
          "nothing has been released yet", "ask for a release with ./tongji release request");
    }
    return releases.get(releases.size() - 1);
  }

  /**
   * The release of an id.
   *
   * @throws Failure if there is none
   */
  public PublishedRelease release(String id) {
    Set<String> ids =
        releases.stream().map(PublishedRelease::id).collect(Collectors.toCollection(TreeSet::new));
    if (!ids.contains(id)) {
      latest();
      throw Failure.setting(
          "there is no release " + id,
          Spelling.near(id, ids)
              .map(near -> "did you mean " + near + "? ./tongji release list shows all")
              .orElse("./tongji release list shows all"));
    }
    return releases.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  /**
   * The release that was the latest before an instant.
   *
   * @throws Failure if nothing was released before
   */
  public PublishedRelease before(Instant instant) {
    PublishedRelease first = releases.isEmpty() ? latest() : releases.get(0);
    return releases.stream()
        .filter(each -> each.publishedAt().isBefore(instant))
        .reduce((earlier, later) -> later)
        .orElseThrow(
            () ->
                Failure.setting(
                    "nothing was released by then: the first release, %s, came out at %s"
                        .formatted(first.id(), first.publishedAt()),
                    "give a later date"));
  }

  /** What the public saw after a release: the figures that it changed, and those from before. */
  public AggregateTable after(PublishedRelease release) {
    AggregateTable table = new AggregateTable();
    for (PublishedRelease each : releases) {
      if (each.number() <= release.number()) {
        changed(each).forEach((key, figure) -> apply(table, key, figure));
      }
    }
    return table;
  }

  private static void apply(AggregateTable table, SeriesKey key, @Nullable Published figure) {
    if (figure == null) {
      table.withdraw(key);
    } else {
      table.put(figure);
    }
  }

  /** The figures that a release changed. */
  public Set<SeriesKey> changedIn(PublishedRelease release) {
    return changed(release).keySet();
  }

  private Map<SeriesKey, @Nullable Published> changed(PublishedRelease release) {
    ReleaseChanges changed = changes.get(release.id());
    return changed == null ? Map.of() : changed.figures;
  }

  /** The releases up to one, itself included, in the order of publication. */
  public List<PublishedRelease> through(PublishedRelease last) {
    List<PublishedRelease> through = new ArrayList<>(releases);
    through.removeIf(each -> each.number() > last.number());
    return through;
  }
}
