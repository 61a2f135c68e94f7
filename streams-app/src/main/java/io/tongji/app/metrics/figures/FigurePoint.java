package io.tongji.app.metrics.figures;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.tongji.app.metrics.meters.Meters;

/**
 * One series of a metric.
 *
 * @param meter which metric
 * @param sample labels and value
 * @param detail true if it is asked of one month at a time, and not of many for a course
 */
record FigurePoint(Meters meter, GaugeDataPointSnapshot sample, boolean detail) {}
