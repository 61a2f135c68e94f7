package io.tongji.pipeline;

import io.tongji.log.deadletters.FirstReadings;

/**
 * What the pipeline reports to, and asks.
 *
 * @param tally counters of records
 * @param publication when and onto what it publishes
 * @param gauges of what its tasks keep
 * @param readings what came of records before
 */
public record PipelinePorts(
    RecordCounts tally, Publication publication, Gauges gauges, FirstReadings readings) {}
