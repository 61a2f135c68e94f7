package io.tongji.pipeline;

import io.tongji.rollup.Aggregate;
import io.tongji.rollup.SeriesKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows the figures of one task on the exposure, once they are committed. */
final class CubeFigures implements CubeStage.Outputs {

  private final Exposure.Owner exposed;
  private final Exposure.Kept cells;
  private final List<Change> changes = new ArrayList<>();
  private final Set<String> indicators = new HashSet<>();

  private record Change(SeriesKey key, @Nullable Aggregate aggregate) {}

  CubeFigures(Exposure exposure, String task) {
    exposed = exposure.open(task);
    cells = exposure.keep("cells");
  }

  @Override
  public void stands(SeriesKey key, Aggregate aggregate) {
    indicators.add(key.indicator());
    exposed.put(key, aggregate);
  }

  @Override
  public void publish(SeriesKey key, @Nullable Aggregate aggregate, long cut) {
    indicators.add(key.indicator());
    changes.add(new Change(key, aggregate));
  }

  /** Gathers all figures of the indicators again of which the exposure wants them. */
  void commit(CubeStage stage) {
    for (String indicator : indicators) {
      if (exposed.wantsAll(indicator)) {
        stage.forEachPublished(
            indicator, (key, aggregate) -> changes.add(new Change(key, aggregate)));
      }
    }
  }

  /** True as long as the task has to say that it is alive. */
  boolean areShown() {
    return true;
  }

  /** Shows what was committed since the last tick, and that the task is alive. */
  void show(long numberOfCells) {
    for (Change change : changes) {
      if (change.aggregate() == null) {
        exposed.remove(change.key());
      } else {
        exposed.put(change.key(), change.aggregate());
      }
    }
    changes.clear();
    exposed.alive();
    cells.entries(numberOfCells);
  }

  /** Shows nothing more. */
  void close() {
    exposed.close();
    cells.close();
  }
}
