package io.tongji.app.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;

/**
 * One series of a metric.
 *
 * @param meter which metric
 * @param sample labels and value
 */
record FigurePoint(Meters meter, GaugeDataPointSnapshot sample) {}
