package io.tongji.pipeline;

import io.tongji.pipeline.cube.CubeStage;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A reader of the live topic, who fails when a cut is not as readers were promised. */
final class LiveReader {

  private final Map<SeriesKey, Aggregate> published = new TreeMap<>();
  private final Set<SeriesKey> inThisCut = new HashSet<>();
  private final Set<Map.Entry<String, Long>> numbersInThisCut = new HashSet<>();
  private final Map<String, Long> cutNumbers = new HashMap<>();

  /** A figure in a cut; null: it is withdrawn. */
  void take(SeriesKey key, CubeStage.@Nullable FigureInCut figure) {
    if (!inThisCut.add(key)) {
      throw new IllegalStateException("twice in one cut: " + key);
    }
    if (figure != null) {
      numbersInThisCut.add(Map.entry(key.indicator(), figure.cut()));
      published.put(key, figure.aggregate());
    } else if (published.remove(key) == null) {
      throw new IllegalStateException("withdrawn without having been published: " + key);
    }
  }

  /**
   * Nothing more belongs to the cuts of this commit.
   *
   * @param noted the number of an indicator's last cut, as the stage has noted it
   */
  void endCut(Function<String, @Nullable Long> noted) {
    inThisCut.stream()
        .map(SeriesKey::indicator)
        .distinct()
        .forEach(indicator -> count(indicator, noted.apply(indicator)));
    numbersInThisCut.forEach(
        cut -> {
          if (!cut.getValue().equals(cutNumbers.get(cut.getKey()))) {
            throw new IllegalStateException("a figure bears another number: " + cut);
          }
        });
    inThisCut.clear();
    numbersInThisCut.clear();
  }

  /** Each cut has the next number, also one that only withdraws, which no figure of it bears. */
  private void count(String indicator, @Nullable Long noted) {
    long number = cutNumbers.merge(indicator, 1L, Long::sum);
    if (!Long.valueOf(number).equals(noted)) {
      throw new IllegalStateException(
          "cut " + number + " of " + indicator + " is noted as " + noted);
    }
  }

  /** What the reader holds after the last cut. */
  Map<SeriesKey, Aggregate> published() {
    return published;
  }
}
