package io.tongji.release;

import io.tongji.disclosure.PublishedHistory;
import io.tongji.log.releases.ReleasedFigure;
import io.tongji.period.Month;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.SeriesKey;
import io.tongji.rollup.unit.Shared;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What earlier releases have published: of each figure who published it first and what is last. A
 * few hundred bytes are held for each.
 */
public final class Vintages {

  private final PublishedHistory history = new PublishedHistory();
  private final FirstReleases totals = new FirstReleases();
  private final Map<SeriesKey, byte[]> latest = new HashMap<>();
  private final Map<String, Set<Month>> months = new HashMap<>();
  private final Shared shared = new Shared();

  /** Takes a figure; those of a series in the order of publication. */
  public void take(ReleasedFigure figure) {
    SeriesKey key = shared(figure.key());
    history.add(figure.releaseId(), key, figure.shown());
    latest.put(key, figure.stated());
    boolean unused = totals.put(key, figure.totals());
    months
        .computeIfAbsent(figure.releaseId(), release -> new TreeSet<>())
        .add(key.period().lastMonth());
  }

  private SeriesKey shared(SeriesKey key) {
    return new SeriesKey(
        shared.one(key.period()),
        shared.one(key.area()),
        shared.one(key.indicator()),
        shared.one(key.activity()));
  }

  /** The vintages as the planner needs them: which parts of figures were published when. */
  public PublishedHistory history() {
    return history;
  }

  /** First-released totals, on which nominal growth is. */
  public FirstReleases.ReleasedTotals totals(SeriesKey key) {
    return totals.of(key);
  }

  /** True if a release published some of these months, or a quarter or year that ends in one. */
  public boolean publishedSome(String releaseId, Set<Month> some) {
    return months.getOrDefault(releaseId, Set.of()).stream().anyMatch(some::contains);
  }

  /** True if a figure stands as it is stated already. */
  boolean stands(ReleasedFigure figure) {
    return Arrays.equals(latest.get(figure.key()), figure.stated());
  }

  /** In which release a figure came out first; null: in none. */
  @Nullable String first(SeriesKey key) {
    return history.first(key);
  }
}
