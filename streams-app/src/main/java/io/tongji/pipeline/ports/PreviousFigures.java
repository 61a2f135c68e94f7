package io.tongji.pipeline.ports;

import io.tongji.rollup.SeriesKey;
import java.util.Map;
import java.util.Set;

/**
 * Figures that earlier computations left in a partition of the live topic, and the numbers of the
 * first cuts that replace them.
 *
 * @param standing keys of the figures, by indicator; each indicator of the partition is there, with
 *     an empty set if none stand: so each gets a first number above all before
 * @param lastCuts highest number of a cut that can still be seen, by indicator
 * @param start first number of a cut that has no predecessor in the topic: the time in milliseconds
 *     since 1970. An indicator has less than a thousand cuts a second, so each earlier number is
 *     lower, though all figures under it may have been withdrawn and compacted away
 */
public record PreviousFigures(
    Map<String, Set<SeriesKey>> standing, Map<String, Long> lastCuts, long start) {

  /** Number of the first cut of an indicator: higher than every number before. */
  public long firstCut(String indicator) {
    return Math.max(start, lastCuts.getOrDefault(indicator, 0L) + 1);
  }

  /** Keys of an indicator under which figures stand. */
  public Set<SeriesKey> standing(String indicator) {
    return standing.getOrDefault(indicator, Set.of());
  }
}
