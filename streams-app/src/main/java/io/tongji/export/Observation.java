package io.tongji.export;

import io.tongji.figures.ObservationStatus;
import io.tongji.figures.Shown;
import io.tongji.log.aggregates.ReleaseMark;
import io.tongji.log.cuts.Published;
import io.tongji.rollup.SeriesKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One row of an export: one measure of one series and period.
 *
 * @param key series and period
 * @param measure which measure
 * @param shown the figure
 * @param baseKind what the figure compares with; empty where it does not compare
 * @param updated when it was published
 * @param release how it was released; null: it is live
 */
public record Observation(
    SeriesKey key,
    ObservedMeasure measure,
    Shown shown,
    String baseKind,
    Instant updated,
    @Nullable ReleaseMark release) {

  /** A live one. */
  public Observation(
      SeriesKey key, ObservedMeasure measure, Shown shown, String baseKind, Instant updated) {
    this(key, measure, shown, baseKind, updated, null);
  }

  /** This observation as released, with the status of the release where there is a figure. */
  Observation released(Published cell) {
    ReleaseMark mark = cell.release();
    return mark == null
        ? this
        : new Observation(key, measure, shown.with(status(mark)), baseKind, cell.updated(), mark);
  }

  private static ObservationStatus status(ReleaseMark mark) {
    return switch (mark.status()) {
      case ReleaseMark.FINAL -> ObservationStatus.FINAL;
      case ReleaseMark.ESTIMATED -> ObservationStatus.ESTIMATED;
      default -> ObservationStatus.PROVISIONAL;
    };
  }
}
