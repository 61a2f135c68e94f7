package io.tongji.app.metrics.figures;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.tongji.app.metrics.meters.Meters;
import io.tongji.catalogue.Area;
import io.tongji.catalogue.Catalogue;
import io.tongji.catalogue.Language;
import io.tongji.log.cuts.CutReceiver;
import io.tongji.log.cuts.Published;
import io.tongji.log.releases.PublishedRelease;
import io.tongji.rollup.SeriesKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which release is the latest, how old it is, and how many figures stand suppressed in the
 * partitions of the release topic that this instance reads.
 */
public final class ReleaseGauges {

  private final Catalogue catalogue;
  private final Clock clock;
  private final Set<String> seen = new HashSet<>();
  private final Set<String> listed = new HashSet<>();
  private final TreeMap<Count, Integer> suppressed = new TreeMap<>();
  private @Nullable PublishedRelease latest;

  private record Count(String indicator, String level) implements Comparable<Count> {
    @Override
    public int compareTo(Count other) {
      int byIndicator = indicator.compareTo(other.indicator);
      return byIndicator != 0 ? byIndicator : level.compareTo(other.level);
    }
  }

  /** Nothing has been released yet. */
  public ReleaseGauges(Catalogue catalogue, Clock clock) {
    this.catalogue = catalogue;
    this.clock = clock;
  }

  /** Hands on the figures of a partition, and counts those that are suppressed. */
  public CutReceiver counting(CutReceiver figures) {
    return new Counting(figures);
  }

  /** True if a release has been seen that is not on the list as known here. */
  public synchronized boolean wantsList() {
    return !listed.containsAll(seen);
  }

  /** The releases that are out, in the order of publication. */
  public synchronized void list(List<PublishedRelease> releases) {
    releases.forEach(release -> listed.add(release.id()));
    if (!releases.isEmpty()) {
      latest = releases.get(releases.size() - 1);
    }
  }

  /**
   * The metrics as of now.
   *
   * @param confirmed whether the partitions are still those of this instance
   */
  synchronized List<MetricSnapshot> snapshots(Language language, boolean confirmed) {
    List<MetricSnapshot> all = new ArrayList<>();
    PublishedRelease release = latest;
    if (release != null) {
      Labels labels =
          labels(
              Meters.RELEASE_INFO,
              release.id(),
              release.request().through(),
              release.request().status());
      all.add(
          new InfoSnapshot(
              Meters.RELEASE_INFO.metadata(language), List.of(new InfoDataPointSnapshot(labels))));
      long age = Duration.between(release.publishedAt(), clock.instant()).toSeconds();
      all.add(gauge(Meters.RELEASE_AGE, language, List.of(point(age, Labels.EMPTY))));
    }
    List<GaugeDataPointSnapshot> counts = new ArrayList<>();
    if (confirmed) {
      suppressed.forEach(
          (of, number) ->
              counts.add(
                  point(number, labels(Meters.RELEASE_SUPPRESSED, of.indicator(), of.level()))));
    }
    all.add(gauge(Meters.RELEASE_SUPPRESSED, language, counts));
    return all;
  }

  private static GaugeSnapshot gauge(
      Meters meter, Language language, List<GaugeDataPointSnapshot> points) {
    return new GaugeSnapshot(meter.metadata(language), points);
  }

  private static GaugeDataPointSnapshot point(double value, Labels labels) {
    return new GaugeDataPointSnapshot(value, labels, null);
  }

  private static Labels labels(Meters meter, String... values) {
    return Labels.of(meter.labels().toArray(String[]::new), values);
  }

  private synchronized void count(SeriesKey key, int change) {
    Area area = catalogue.area(key.area());
    suppressed.merge(
        new Count(key.indicator(), area == null ? "" : area.level()),
        change,
        (before, more) -> before + more == 0 ? null : before + more);
  }

  private synchronized void saw(Published figure) {
    if (figure.release() != null) {
      seen.add(figure.release().id());
    }
  }

  /** Counts the suppressed figures of one partition. */
  private final class Counting implements CutReceiver {

    private final CutReceiver figures;
    private final Set<SeriesKey> keys = new HashSet<>();

    private Counting(CutReceiver figures) {
      this.figures = figures;
    }

    @Override
    public void put(Published figure) {
      saw(figure);
      SeriesKey key = figure.aggregate().key();
      if (figure.aggregate().whole().isConfidential()) {
        if (keys.add(key)) {
          count(key, 1);
        }
      } else {
        drop(key);
      }
      figures.put(figure);
    }

    @Override
    public void withdraw(SeriesKey key) {
      drop(key);
      figures.withdraw(key);
    }

    private void drop(SeriesKey key) {
      if (keys.remove(key)) {
        count(key, -1);
      }
    }

    @Override
    public void whole(String indicator) {
      figures.whole(indicator);
    }

    /** The next one counts the partition anew. */
    @Override
    public Optional<CutReceiver> successor() {
      Optional<CutReceiver> next = figures.successor();
      if (next.isPresent()) {
        Set.copyOf(keys).forEach(this::drop);
      }
      return next.map(ReleaseGauges.this::counting);
    }

    @Override
    public void close() {
      Set.copyOf(keys).forEach(this::drop);
      figures.close();
    }
  }
}
