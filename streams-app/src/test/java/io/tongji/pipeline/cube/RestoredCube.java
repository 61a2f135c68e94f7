package io.tongji.pipeline.cube;

import io.tongji.catalogue.Catalogue;
import io.tongji.log.deadletters.FirstReadings;
import io.tongji.log.records.Wiring;
import io.tongji.pipeline.stage.Notes;
import io.tongji.pipeline.stage.TaskContext;
import io.tongji.rollup.Aggregate;
import io.tongji.rollup.IndicatorTable;
import io.tongji.rollup.SeriesKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a test asks of a cube stage that takes over. */
public final class RestoredCube {

  private RestoredCube() {}

  /** The figures that it takes for published, after its task was made. */
  public static Map<SeriesKey, Aggregate> published(
      Catalogue catalogue, Wiring wiring, TaskContext context) {
    Cube restored =
        new CubeStores(catalogue, wiring, FirstReadings.NONE, Optional.empty()).cube(context);
    Map<SeriesKey, Aggregate> published = new TreeMap<>();
    for (String code : restored.tables().codes()) {
      IndicatorTable table = restored.tables().rollUp(code);
      if (!table.hasChanges()) {
        table.forwardAll(restored.references(), published::put);
      }
    }
    return published;
  }

  /** True once all first cuts are published, by the stage's notes. */
  public static boolean hasPublishedAll(Notes<?> cuts) {
    return cuts.get(CubeStage.ALL_PUBLISHED) != null;
  }
}
