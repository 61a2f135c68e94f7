package io.tongji.pipeline.ports;

import io.tongji.log.deadletters.FirstReadings;

/**
 * What the pipeline reports to, and asks.
 *
 * @param counts of records
 * @param publication when it may publish
 * @param previous what stands in the topics before it does
 * @param gauges of what its tasks keep
 * @param readings what came of records before
 */
public record PipelinePorts(
    RecordCounts counts,
    Publication publication,
    EarlierComputations previous,
    Gauges gauges,
    FirstReadings readings) {}
