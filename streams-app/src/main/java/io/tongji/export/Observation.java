package io.tongji.export;

import io.tongji.figures.Shown;
import io.tongji.rollup.SeriesKey;
import java.time.Instant;

/**
 * One row of an export: one measure of one series and period.
 *
 * @param key series and period
 * @param measure which measure
 * @param shown the figure
 * @param baseKind what the figure compares with; empty where it does not compare
 * @param updated when it was published
 */
public record Observation(
    SeriesKey key, ObservedMeasure measure, Shown shown, String baseKind, Instant updated) {}
