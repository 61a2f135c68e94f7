package io.tongji.pipeline.ports;

import java.util.Set;

/**
 * What earlier computations left in the topics: under another catalogue, by another version, or
 * before all was computed anew.
 */
public interface EarlierComputations {

  /** Figures in a partition of the live topic. */
  PreviousFigures figures(int partition);

  /**
   * Records that stand as refused: each that this computation does not refuse is to be taken back
   * from the refused ones.
   *
   * @param input topic
   * @param partition of the topic
   * @return offsets
   */
  Set<Long> refusals(String input, int partition);
}
