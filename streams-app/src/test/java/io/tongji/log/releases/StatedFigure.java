package io.tongji.log.releases;

import io.tongji.avro.Aggregate;
import io.tongji.log.aggregates.StatedFields;
import java.util.Map;

/** What the record of a released figure states, to whoever reads the topic. */
public final class StatedFigure {

  private StatedFigure() {}

  /** Fields by name; none: the figure has ceased. */
  public static Map<String, Object> fields(ReleasedFigure figure) {
    Aggregate value = figure.value();
    return value == null ? Map.of() : new StatedFields(value).byName();
  }
}
