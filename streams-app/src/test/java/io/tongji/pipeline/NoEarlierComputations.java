package io.tongji.pipeline;

import io.tongji.pipeline.ports.EarlierComputations;
import io.tongji.pipeline.ports.PreviousFigures;
import java.util.Map;
import java.util.Set;

/** Nothing stands: cuts begin at 1. */
public final class NoEarlierComputations implements EarlierComputations {

  public static final PreviousFigures FIGURES = new PreviousFigures(Map.of(), Map.of(), 1);

  @Override
  public PreviousFigures figures(int partition) {
    return FIGURES;
  }

  @Override
  public Set<Long> refusals(String input, int partition) {
    return Set.of();
  }
}
