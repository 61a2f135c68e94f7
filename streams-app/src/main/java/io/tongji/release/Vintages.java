package io.tongji.release;

import io.tongji.disclosure.PublishedHistory;
import io.tongji.log.releases.ReleasedFigure;
import io.tongji.period.Month;
import io.tongji.rollup.FirstReleases;
import io.tongji.rollup.SeriesKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What earlier releases have published: of each figure who published it first and what is last. */
public final class Vintages {

  private final PublishedHistory history = new PublishedHistory();
  private final FirstReleases totals = new FirstReleases();
  private final Map<SeriesKey, ReleasedFigure> latest = new HashMap<>();
  private final Map<SeriesKey, String> first = new HashMap<>();
  private final Map<String, Set<Month>> months = new HashMap<>();

  /** Takes a figure; those of a series in the order of publication. */
  public void take(ReleasedFigure figure) {
    SeriesKey key = figure.key();
    history.add(figure.releaseId(), key, figure.shown());
    latest.put(key, figure);
    boolean unused = totals.put(key, figure.totals());
    first.putIfAbsent(key, figure.releaseId());
    months
        .computeIfAbsent(figure.releaseId(), release -> new TreeSet<>())
        .add(key.period().lastMonth());
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

  /** What stands of a figure now; null: it was never released. */
  @Nullable ReleasedFigure latest(SeriesKey key) {
    return latest.get(key);
  }

  /** In which release a figure came out first; null: in none. */
  @Nullable String first(SeriesKey key) {
    return first.get(key);
  }
}
