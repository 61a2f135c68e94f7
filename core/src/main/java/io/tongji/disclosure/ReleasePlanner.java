package io.tongji.disclosure;

import io.tongji.catalogue.Catalogue;
import io.tongji.period.Month;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.Map;
import java.util.Set;

/** Decides what a release publishes. Pure: the same input gives the same plan, anywhere. */
public final class ReleasePlanner {

  private final Catalogue catalogue;
  private final DisclosureRules rules;

  /** A planner under a catalogue, with its programme, and the bureau's rules. */
  public ReleasePlanner(Catalogue catalogue, DisclosureRules rules) {
    this.catalogue = catalogue;
    this.rules = rules;
  }

  /**
   * The months of which microdata are needed: as of now, and as of each release that published some
   * of them, of these.
   *
   * @param totals keys of the totals as of now
   */
  public Set<Month> months(ReleaseScope scope, Set<SeriesKey> totals, PublishedHistory history) {
    throw new UnsupportedOperationException(catalogue.digest() + rules);
  }

  /**
   * The plan of a release.
   *
   * @param now microdata as of the release's point, of {@link #months}
   * @param totals of all cells at that point
   * @param history what earlier releases published, with their microdata attached
   */
  public ReleasePlan plan(
      ReleaseScope scope,
      Microdata now,
      Map<SeriesKey, Aggregate> totals,
      PublishedHistory history) {
    throw new UnsupportedOperationException(catalogue.digest() + rules);
  }
}
